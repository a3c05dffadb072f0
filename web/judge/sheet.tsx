/** One sheet: the judge marks aspect by aspect, sees each mark arrive, and submits the sheet when it is complete. */
import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { lazy, useLocation, useRoute } from 'preact-iso'
import type { Fault } from '../../server/lib/problem.ts'
import type { OwnSheets } from '../../server/marks/own.ts'
import { marks } from '../../server/words/marks.ts'
import { api, ask } from '../api.ts'
import { lang, named, useWords } from '../lang.ts'
import { Banner } from '../parts/banner.tsx'
import { SheetMark } from '../parts/marks.tsx'
import { Page as Frame } from '../parts/page.tsx'
import { session } from '../session.ts'
import { useLive, useLoad } from '../use.ts'
import { useBook } from './book.ts'
import { CellRow } from './cell.tsx'
import { DeviceBar } from './device-bar.tsx'
import { Foot } from './foot.tsx'
import './judge.css'
import { NoteLine } from './note.tsx'
import { learnNotes } from './note-state.ts'
import { paperFrom, type SheetPaper } from './paper.ts'
import { useDelivery } from './use-delivery.ts'
import { useMarking } from './use-marking.ts'
import { typing } from './version.ts'

/** Read rarely, so that no judge waits for it while marking. */
const ProposalText = lazy(() => import('./proposal.tsx').then((module) => module.ProposalText))
const Reminders = lazy(() => import('./reminders.tsx').then((module) => module.Reminders))
const Deliberation = lazy(() => import('./deliberation.tsx').then((module) => module.Deliberation))

export function Page() {
  const w = useWords(marks).sheet
  const { event, sheet } = useRoute().params as { event: string; sheet: string }
  const book = useBook(event)
  const own = useMemo(() => book.data && paperFrom(book.data, sheet), [book.data, sheet])
  // The clerk's sheets are in nobody's book.
  const isOther = !own && !book.loading
  const other = useLoad<OwnSheets | null>(
    async () => (isOther ? ((await ask(api.events[':event'].sheets[':sheet'].$get({ param: { event, sheet } }))) as OwnSheets) : null),
    [event, sheet, isOther],
  )
  const reload = async () => {
    await Promise.all([book.reload(), other.reload()])
  }
  // A sheet that is sent back opens again while the judge looks at it; a reminder that comes now is shown, an older one stands in the list.
  const heard = useRef(0)
  useLive(`/api/events/${event}/my-sheets/live`, () => {
    heard.current++
    reload()
  })
  const paper = own ?? (other.data ? paperFrom(other.data, sheet) : undefined)
  const back = session.value?.role === 'officer' && paper?.kind === 'unit' ? '/unit' : own || !paper ? '/judge' : `/clerk/${event}`
  return (
    <Frame
      title={w.title(paper?.who ?? '…')}
      back={{ href: back, text: w.back }}
      problem={isOther ? other.problem : book.problem}
      retry={reload}
      loading={!paper && (book.loading || other.loading)}
      width="narrow"
    >
      <DeviceBar />
      {heard.current > 1 && <Reminders event={event} version={heard.current} />}
      {paper && <Sheet key={`${paper.sheet} ${paper.state}`} paper={paper} list={own ? (book.data ?? null) : null} reload={reload} />}
    </Frame>
  )
}

function Sheet({ paper, list, reload }: { paper: SheetPaper; list: OwnSheets | null; reload: () => Promise<void> }) {
  const w = useWords(marks).sheet
  const { route } = useLocation()
  const delivery = useDelivery(paper, reload)
  const cells = delivery.cells.value
  const [typed, setTyped] = useState<Record<string, Fault | null>>({})
  const rows = useRef<HTMLDivElement>(null)
  const [here, setHere] = useState('')
  const isSubmitting = delivery.submission.value && !delivery.submission.value.fault
  const readOnly = paper.state !== 'draft' || !!isSubmitting
  const marking = useMarking(paper, delivery, list, readOnly)
  useEffect(() => {
    typing.value = marking.asked !== null || Object.values(typed).some(Boolean)
    return () => {
      typing.value = false
    }
  }, [typed, marking.asked])
  // A clerk's own sheets are nobody's opinion.
  const place =
    paper.kind === 'judge' || paper.kind === 'department'
      ? { account: session.value?.account ?? '', event: paper.event.id, sheet: paper.sheet, scheme: paper.scheme }
      : null
  useEffect(() => {
    if (!paper.event.rehearsal) return
    const watching = import('./readiness.ts').then(({ watchReadiness }) => watchReadiness(paper.event.id))
    return () => void watching.then((stop) => stop())
  }, [paper.event.id])
  useEffect(() => learnNotes(paper.sheet, paper.notes ?? {}), [paper.notes])
  const at = list?.sheets.findIndex((one) => one.sheet === paper.sheet) ?? -1
  const go = (to: number) => {
    const other = list?.sheets[to]
    if (other) route(`/judge/${paper.event.id}/${other.sheet}`)
  }
  useEffect(() => scrollTo(0, 0), [paper.sheet])

  /** The next input at once, so that no key is lost; or the button that submits, once it is there. */
  const focusAfter = (i: number) => {
    const next = paper.cells[i + 1]
    if (next) goTo(rows.current?.querySelector(`[id="cell-${next.cell}"]`), 'input:checked, input')
    else setTimeout(() => goTo(document.querySelector('.sheet-foot'), '.button.primary'))
  }
  return (
    <>
      <div class="sheet-id">
        <span class="sr">{paper.event.blind ? w.code : w.entry}</span>
        <strong class={paper.event.blind ? 'big-code num' : 'big-name song'}>{paper.who}</strong>
        <div>
          <strong class="sitting-name song">{paper.sitting.name[lang.value]}</strong>
          <span class="here-name">
            {paper.cells.find(({ cell }) => `cell-${cell}` === here)?.aspect.name[lang.value] ?? named(paper.event)}
          </span>
          <span class="soft small">
            {at >= 0 && list && w.place(at + 1, list.sheets.length)} <SheetMark state={paper.state} />
          </span>
        </div>
      </div>
      {paper.state === 'draft' && isSubmitting && <Banner kind="info">{w.submitting}</Banner>}
      <Messages paper={paper} />
      {paper.event.subject === 'proposal' && paper.kind === 'judge' && <ProposalText event={paper.event.id} sheet={paper.sheet} />}
      <div class="cells" ref={rows} onFocusIn={(event) => setHere((event.target as HTMLElement).closest('.cell')?.id ?? '')}>
        {paper.cells.map((cell, i) => (
          <div key={cell.cell}>
            <GroupHead paper={paper} i={i} />
            <CellRow
              cell={cell}
              view={cells[cell.cell] ?? { value: null, saved: null, state: 'none' }}
              readOnly={readOnly}
              reported={paper.kind === 'department' && paper.hasReports ? (paper.reported?.[cell.cell] ?? null) : undefined}
              typed={typed[cell.cell] ?? null}
              onTyped={(fault) => setTyped((was) => ({ ...was, [cell.cell]: fault }))}
              marking={marking}
              place={place}
              onKeep={(whose) => delivery.keep(cell.cell, whose)}
              onNext={() => focusAfter(i)}
            />
          </div>
        ))}
      </div>
      {place && <NoteLine place={place} cell="" label={paper.who} readOnly={paper.state === 'sealed'} />}
      {paper.deliberation && <Deliberation event={paper.event.id} entry={paper.deliberation} />}
      <Foot paper={paper} delivery={delivery} marking={marking} typed={typed} list={list} at={at} go={go} reload={reload} />
    </>
  )
}

function goTo(place: Element | null | undefined, what: string) {
  place?.querySelector<HTMLElement>(what)?.focus()
  place?.scrollIntoView({ block: 'center' })
}

/** The groups above an aspect, where they change: "Process" before its first aspect. */
function GroupHead({ paper, i }: { paper: SheetPaper; i: number }) {
  const w = useWords(marks).sheet
  const say = (one: SheetPaper['cells'][number] | undefined) =>
    one && [...one.path.map((text) => text[lang.value]), ...(one.attempt === null ? [] : [w.attempt(one.attempt)])].join(' · ')
  const here = say(paper.cells[i])
  return here && here !== say(paper.cells[i - 1]) ? <h2 class="cell-group">{here}</h2> : null
}

function Messages({ paper }: { paper: SheetPaper }) {
  const w = useWords(marks).sheet
  return (
    <>
      {paper.state === 'draft' && paper.returned && <Banner kind="warning">{w.returned(paper.returned.reason)}</Banner>}
      {paper.event.rehearsal && <Banner kind="warning">{w.rehearsal}</Banner>}
      {paper.state === 'submitted' && (
        <Banner kind="done">
          {w.submitted} {paper.digest && <span class="num">{w.digest(paper.digest.slice(0, 8))}</span>}
        </Banner>
      )}
      {paper.state === 'sealed' && <Banner kind="info">{w.sealed}</Banner>}
    </>
  )
}
