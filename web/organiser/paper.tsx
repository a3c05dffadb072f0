/** One judge's paper, as a clerk keys it in: row by row, each a second time by somebody else, differences settled by what the paper says. */
import { useEffect, useRef, useState } from 'preact/hooks'
import { useRoute } from 'preact-iso'
import type { Fault } from '../../server/lib/problem.ts'
import type { Paper, PaperRow } from '../../server/marks/keying-desk.ts'
import type { Mark } from '../../server/scoring/types.ts'
import { keying } from '../../server/words/hall.ts'
import { sayFault } from '../../server/words/problems.ts'
import { api, ask } from '../api.ts'
import { CellInput, rangeText } from '../judge/cell-input.tsx'
import '../judge/judge.css'
import { marks as markWords } from '../../server/words/marks.ts'
import { lang, named, useWords } from '../lang.ts'
import { Banner, ProblemBanner } from '../parts/banner.tsx'
import { Button } from '../parts/button.tsx'
import { StateMark } from '../parts/marks.tsx'
import { Page as Frame, Section } from '../parts/page.tsx'
import { useAct, useLive, useLoad } from '../use.ts'
import './clerk.css'
import { Differences } from './paper-differences.tsx'

export function Page() {
  const w = useWords(keying)
  const { event, seat } = useRoute().params as { event: string; seat: string }
  const { data, problem, loading, reload } = useLoad(
    () => ask(api.events[':event'].keyings[':seat'].$get({ param: { event, seat } })),
    [event, seat],
  )
  useLive(`/api/events/${event}/clerk/live`, reload)
  const [at, setAt] = useState<string | null>(null)
  const [said, setSaid] = useState('')
  const paper = data as Paper | undefined
  const row = paper?.rows.find((one) => one.sheet === at)
  const done = async (text: string) => {
    setSaid(text)
    const next = paper?.rows.find((one) => one.sheet !== at && isOpen(one))
    setAt(next?.sheet ?? null)
    await reload()
  }
  return (
    <Frame
      title={paper ? w.paperOf(paper.judge, paper.sitting[lang.value]) : w.title}
      lead={paper && named(paper.event)}
      back={{ href: `/clerk/${event}`, text: w.title }}
      problem={problem}
      retry={reload}
      loading={loading}
    >
      {said && <Banner kind="info">{said}</Banner>}
      {paper && row && isOpen(row) && <KeyRow key={row.sheet} paper={paper} row={row} onDone={done} />}
      {paper && row && row.differences.length > 0 && <Differences key={row.sheet} paper={paper} row={row} onDone={done} />}
      {paper && paper.rows.length === 0 && <p class="empty-line">{w.none}</p>}
      {paper && (
        <ul class="desk-rows">
          {paper.rows.map((one) => (
            <li key={one.sheet} class="desk-row">
              <strong class={paper.event.blind ? 'num' : 'song'}>{one.who}</strong>
              <RowState row={one} />
              <span>
                {isOpen(one) && (
                  <Button kind="plain" onClick={() => setAt(one.sheet)}>
                    {one.mine ? w.keyAgain(one.who) : w.keyRow(one.who)}
                  </Button>
                )}
                {one.differences.length > 0 && (
                  <Button kind="plain" onClick={() => setAt(one.sheet)}>
                    {w.settle(one.who)}
                  </Button>
                )}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Frame>
  )
}

const isOpen = (row: PaperRow) => row.state === 'draft' && row.keyed < 2

function RowState({ row }: { row: PaperRow }) {
  const w = useWords(keying)
  if (row.state !== 'draft') return <StateMark shape="done">{w.states.submitted}</StateMark>
  if (row.keyed === 2)
    return (
      <span>
        <StateMark shape="warning">{w.states.differs}</StateMark> {row.differences.length === 0 && <span class="soft">{w.notYours}</span>}
      </span>
    )
  if (row.mine) return <StateMark shape="doing">{w.states.mine}</StateMark>
  return <StateMark shape="todo">{row.keyed === 1 ? w.states.once : w.states.open}</StateMark>
}

/** The whole row is sent at once; until then it lives on this page. */
function KeyRow({ paper, row, onDone }: { paper: Paper; row: PaperRow; onDone: (text: string) => void }) {
  const w = useWords(keying)
  const m = useWords(markWords).sheet
  const [typed, setTyped] = useState<Record<string, Mark | null>>({})
  const [faults, setFaults] = useState<Record<string, Fault | null>>({})
  const list = useRef<HTMLDivElement>(null)
  const save = useAct(async () => {
    const marks = Object.fromEntries(Object.entries(typed).filter((one): one is [string, Mark] => one[1] !== null))
    const param = { event: paper.event.id, sheet: row.sheet }
    const { state } = await ask(api.events[':event'].sheets[':sheet'].keying.$put({ param, json: { scheme: paper.scheme, marks } }))
    const say = { waiting: w.waiting, agreed: w.agreed, differs: w.differsNow }
    onDone(say[state](row.who))
  })
  useEffect(() => {
    list.current?.querySelector<HTMLElement>('input')?.focus()
    list.current?.closest('section')?.scrollIntoView({ block: 'start' })
  }, [])
  const isWhole = paper.cells.every(({ cell }) => typed[cell] != null && !faults[cell])
  const next = (i: number) =>
    setTimeout(() => list.current?.querySelectorAll('.keyed, .actions')[i + 1]?.querySelector<HTMLElement>('input, .button')?.focus())
  return (
    <Section title={w.keyRow(row.who)}>
      <div class="keying" ref={list}>
        {paper.cells.map(({ cell, aspect, attempt }, i) => {
          const name = aspect.name[lang.value] + (attempt === null ? '' : ` · ${m.attempt(attempt)}`)
          const fault = faults[cell] ?? save.problem?.faults.find((one) => one.path.at(-1) === cell)
          return (
            <div key={cell} class={typed[cell] == null ? 'keyed unmarked' : 'keyed'}>
              <span>
                {name} <span class="soft small">{rangeText(aspect, m)}</span>
              </span>
              <CellInput
                aspect={aspect}
                label={`${row.who} ${name}`}
                value={typed[cell] ?? null}
                disabled={save.busy}
                onValue={(value) => {
                  setTyped((was) => ({ ...was, [cell]: value }))
                  return true
                }}
                onFault={(one) => setFaults((was) => ({ ...was, [cell]: one }))}
                onNext={() => next(i)}
              />
              {fault && <span class="fault">{sayFault(fault, lang.value)}</span>}
            </div>
          )
        })}
        <div class="actions">
          <Button kind="primary" busy={save.busy} disabled={!isWhole} onClick={save.run}>
            {w.save}
          </Button>
        </div>
      </div>
      {save.problem?.kind !== 'invalid-input' && <ProblemBanner problem={save.problem} />}
    </Section>
  )
}
