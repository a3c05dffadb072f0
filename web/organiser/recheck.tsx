/** The recheck: the sheets to compare with their papers, what was found, and the chief judge's signature; prints as a list. */
import { useState } from 'preact/hooks'
import { useRoute } from 'preact-iso'
import type { RecheckSheet, RecheckView } from '../../server/results/recheck-view.ts'
import { recheck } from '../../server/words/recheck.ts'
import { api, ask } from '../api.ts'
import { instant, lang, named, useCommon, useWords } from '../lang.ts'
import { Banner } from '../parts/banner.tsx'
import { Button } from '../parts/button.tsx'
import { AskButton, Dialog } from '../parts/dialog.tsx'
import { Empty } from '../parts/empty.tsx'
import { Live } from '../parts/live.tsx'
import { Counter, StateMark } from '../parts/marks.tsx'
import { Facts, Page as Frame, Section } from '../parts/page.tsx'
import { SignBox, SignRow } from '../parts/sign.tsx'
import { Table } from '../parts/table.tsx'
import { session } from '../session.ts'
import { useLive, useLoad } from '../use.ts'
import { Comparison, cellsOf } from './recheck-sheet.tsx'

/** Schemes are deeper than the typed client can follow; the view is as the server has it. */
const load = async (event: string) =>
  ((await ask(api.events[':event'].recheck.$get({ param: { event } }))) as unknown as { view: RecheckView | null }).view

/** Everybody else comes from the clerk's or the chief judge's page. */
const isAtDesk = () => session.value?.role === 'organiser'

export function Page() {
  const w = useWords(recheck)
  const c = useCommon()
  const { event } = useRoute().params as { event: string }
  const { data, problem, loading, reload } = useLoad(() => load(event), [event])
  const live = useLive(`/api/events/${event}/recheck/live`, reload)
  const back = isAtDesk() ? `/desk/events/${event}/results` : `/clerk/${event}`
  return (
    <Frame
      title={data ? `${w.title} · ${named(data.event)}` : w.title}
      lead={w.lead}
      back={{ href: back, text: c.back }}
      actions={<Live state={live} />}
      problem={problem}
      retry={reload}
      loading={loading}
    >
      {data === null && <Empty title={w.none}>{w.noneNext}</Empty>}
      {data && <Recheck view={data} reload={reload} />}
    </Frame>
  )
}

function Recheck({ view, reload }: { view: RecheckView; reload: () => Promise<void> }) {
  const w = useWords(recheck)
  const param = { event: view.event.id }
  const rule = w.rule(view.rule)
  if (!view.drawn)
    return (
      <Section title={rule}>
        {!view.sealed && <Banner kind="info">{w.waits}</Banner>}
        {view.sealed && (
          <AskButton
            kind="primary"
            text={w.draw}
            question={w.drawQuestion}
            act={() => ask(api.events[':event'].recheck.$post({ param }))}
            onDone={reload}
          >
            {w.drawText}
          </AskButton>
        )}
      </Section>
    )
  const right = view.sheets.filter((one) => one.finding?.outcome === 'right').length
  const wrong = view.sheets.filter((one) => stateOf(one) === 'wrong').length
  const sign = (
    <AskButton
      kind="primary"
      text={w.sign}
      question={w.signQuestion}
      act={() => ask(api.events[':event'].recheck.signature.$put({ param }))}
      onDone={reload}
    >
      {w.signText}
    </AskButton>
  )
  return (
    <>
      {view.done && view.signed && <Banner kind="done">{w.signed(view.signed.byName, instant(view.signed.at))}</Banner>}
      {view.complete && !view.done && (
        <Banner kind="info" actions={view.signs && sign}>
          {w.toSign}
        </Banner>
      )}
      {view.whole && <Banner kind="warning">{w.whole(view.errors, view.sample, view.rule.errors)}</Banner>}
      {wrong > 0 && (
        <Banner
          kind="warning"
          actions={<Button href={isAtDesk() ? `/desk/events/${param.event}/progress` : `/clerk/${param.event}`}>{w.toUnseal}</Button>}
        >
          {w.toCorrect(wrong)}
        </Banner>
      )}
      <Counter label={w.compared} value={right} of={view.sheets.length} />
      <Facts
        facts={[
          [w.errors, view.errors],
          [w.drawnBy, `${view.drawn.byName} · ${instant(view.drawn.at)}`],
          [
            w.seed,
            <code key="seed" style="overflow-wrap:anywhere">
              {view.drawn.seed}
            </code>,
          ],
        ]}
      />
      <Section
        title={rule}
        actions={
          <Button kind="quiet" onClick={() => print()}>
            {w.print}
          </Button>
        }
      >
        <Sheets view={view} reload={reload} />
      </Section>
      <div class="print-only">
        <SignRow>
          <SignBox who={w.rechecker} />
          <SignBox who={w.chief} />
        </SignRow>
      </div>
    </>
  )
}

const SHAPES = { unsealed: 'doing', open: 'todo', right: 'done', wrong: 'warning' } as const
const ORDER = ['wrong', 'unsealed', 'open', 'right']
const stateOf = ({ sealed, finding }: RecheckSheet) => (sealed ? (finding?.outcome ?? 'open') : 'unsealed')

function Sheets({ view, reload }: { view: RecheckView; reload: () => Promise<void> }) {
  const w = useWords(recheck)
  const c = useCommon()
  // Ids, the one that is open first: what was just compared is off the pile even where the list comes late.
  const [pile, setPile] = useState<string[]>([])
  // What needs somebody comes first, what is done sinks.
  const rows = view.sheets.toSorted((a, b) => ORDER.indexOf(stateOf(a)) - ORDER.indexOf(stateOf(b)))
  const isNext = (one: RecheckSheet) => !one.own && stateOf(one) === 'open'
  const waits = (one: RecheckSheet) => isNext(one) || (!one.own && stateOf(one) === 'wrong')
  const open = rows.find(({ sheet }) => sheet === pile[0]) ?? null
  const openPile = (first: string) => setPile([first, ...rows.flatMap((one) => (isNext(one) && one.sheet !== first ? one.sheet : []))])
  const nameOf = (one: RecheckSheet) => {
    const sitting = view.sittings.find(({ id }) => id === one.sitting)?.name[lang.value] ?? ''
    return `${sitting} · ${one.label || (c.sources as Record<string, string>)[one.kind]}`
  }
  return (
    <>
      <Table
        caption={w.sheets}
        phone="cards"
        rows={rows}
        rowKey={(one) => one.sheet}
        tone={(one) => (one.finding?.outcome === 'wrong' ? 'faulty' : one.finding ? 'quiet' : undefined)}
        columns={[
          { key: 'who', head: c.terms.entry, lead: true, cell: (one) => one.who, sort: (one) => one.who },
          {
            key: 'sheet',
            head: w.sheet,
            cell: (one) => (
              <>
                {nameOf(one)}
                <div class="print-only small num">
                  {cellsOf(view, one)
                    .map(({ text }) => text)
                    .join(' · ')}
                </div>
              </>
            ),
          },
          { key: 'why', head: w.why, width: '7rem', cell: (one) => w.because[one.because], sort: (one) => one.because },
          {
            key: 'result',
            head: w.result,
            cell: (one) => (
              <div>
                <StateMark shape={SHAPES[stateOf(one)]}>{w[stateOf(one)]}</StateMark>{' '}
                <span class="soft small no-print">{one.sealed && one.finding?.outcome === 'right' && one.finding.byName}</span>
                {one.wrong.map((bad) => (
                  <div key={bad.at} class="small">
                    {bad.text} — {bad.byName}, {instant(bad.at)}
                  </div>
                ))}
              </div>
            ),
          },
          {
            key: 'act',
            head: '',
            width: '7rem',
            print: false,
            cell: (one) =>
              waits(one) ? (
                <Button kind="plain" label={`${w.compare}: ${one.who}, ${nameOf(one)}`} onClick={() => openPile(one.sheet)}>
                  {w.compare}
                </Button>
              ) : (
                one.own && <span class="soft small">{w.own}</span>
              ),
          },
        ]}
      />
      <Dialog open={open !== null} title={open ? w.compareTitle(open.who, nameOf(open)) : ''} onClose={() => setPile([])}>
        {open && (
          // One after the other, as they lie in the pile; a wrong one ends the row.
          <Comparison
            key={open.sheet}
            view={view}
            one={open}
            onDone={(outcome) => {
              const left = pile.slice(1).filter((id) => rows.some((one) => one.sheet === id && isNext(one)))
              setPile(outcome === 'right' ? left : [])
              reload()
            }}
          />
        )}
      </Dialog>
    </>
  )
}
