/** The posted list with everything that can be asked of it: every number's trace, why one is above another, a squad's points. */
import { useState } from 'preact/hooks'
import type { SquadAnswer } from '../../server/results/answers.ts'
import type { Shown, ShownRow } from '../../server/results/shown.ts'
import type { Comparison } from '../../server/scoring/explain.ts'
import { common } from '../../server/words/common.ts'
import { results } from '../../server/words/results.ts'
import { keyName } from '../../server/words/scoring.ts'
import { lang, useWords } from '../lang.ts'
import { ProblemBanner } from '../parts/banner.tsx'
import { Button } from '../parts/button.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { Actions, Loading } from '../parts/page.tsx'
import { Table } from '../parts/table.tsx'
import { useLoad } from '../use.ts'
import { Above } from './above.tsx'
import { RankList } from './list.tsx'
import { TraceOf, type TraceSource } from './trace.tsx'

/** Where the answers come from: a release, or the standings as they are. */
export interface Answers {
  trace: (entry: string) => TraceSource
  above: (entry: string, other: string) => Promise<Comparison>
  squad: (name: string) => Promise<SquadAnswer>
  /** The address of an entry's printed record. */
  record?: (entry: string) => string
}

/** What the reader wants to know. A trace of the whole result has no node; RANK asks for the rank alone. */
export type Asked = { entry: string; node: string | null } | { pair: readonly [string, string] } | { squad: string }

export function Explained({ shown, answers }: { shown: Shown; answers: Answers }) {
  const w = useWords(results)
  const [asked, setAsked] = useState<Asked | null>(null)
  const [first, second] = shown.rows
  return (
    <>
      <RankList shown={shown} onAsk={setAsked} />
      {first && second && (
        <Actions>
          <Button onClick={() => setAsked({ pair: [first.entry, second.entry] })}>{w.above.open}</Button>
        </Actions>
      )}
      <Dialog open={asked !== null} title={asked ? titleOf(asked, shown, w) : ''} onClose={() => setAsked(null)}>
        {asked && 'entry' in asked && <TraceDialog key={`${asked.entry} ${asked.node}`} shown={shown} answers={answers} {...asked} />}
        {asked && 'pair' in asked && (
          <Above shown={shown} pair={asked.pair} load={answers.above} onTrace={(entry, node) => setAsked({ entry, node })} />
        )}
        {asked && 'squad' in asked && <SquadTrace shown={shown} load={() => answers.squad(asked.squad)} />}
      </Dialog>
    </>
  )
}

function titleOf(asked: Asked, shown: Shown, w: ReturnType<typeof useWords<typeof results>>): string {
  if ('squad' in asked) return w.squadTrace.title(asked.squad)
  if ('pair' in asked) return w.above.open
  const who = shown.rows.find((row) => row.entry === asked.entry)?.label ?? ''
  if (asked.node === null) return w.whyOf(who)
  const column = shown.columns.find((one) => one.id === asked.node)
  const key = shown.keys.find((one) => one.node === asked.node)
  return w.whyPart(who, column?.name[lang.value] ?? (key ? keyName(key, lang.value) : w.why))
}

function TraceDialog({ shown, answers, entry, node }: { shown: Shown; answers: Answers; entry: string; node: string | null }) {
  const w = useWords(results)
  return (
    <>
      <TraceOf load={() => answers.trace(entry)} rows={shown.rows} node={node} />
      {answers.record && (
        <Button kind="plain" href={answers.record(entry)}>
          {w.record}
        </Button>
      )}
    </>
  )
}

function SquadTrace({ shown, load }: { shown: Shown; load: () => Promise<SquadAnswer> }) {
  const w = useWords(results)
  const c = useWords(common)
  const { data, problem } = useLoad(load)
  if (problem) return <ProblemBanner problem={problem} />
  if (!data) return <Loading />
  const { take, best, incomplete } = data.rule
  const row = (entry: string): ShownRow | undefined => shown.rows.find((one) => one.entry === entry)
  const prize = (id: string | null) => shown.prizes.find((one) => one.id === id)?.name[lang.value] ?? ''
  return (
    <>
      <p>
        {take === 'best' ? w.squadTrace.best(best ?? 1) : w.squadTrace[take]} {w.squadTrace[incomplete]}
      </p>
      <Table
        caption={w.squadTrace.member}
        rows={data.members}
        rowKey={(one) => one.entry}
        columns={[
          { key: 'who', head: w.squadTrace.member, lead: true, cell: (one) => row(one.entry)?.label },
          { key: 'rank', head: w.rank, align: 'end', cell: (one) => row(one.entry)?.rank ?? '—' },
          { key: 'prize', head: w.prize, cell: (one) => prize(one.prize) },
          { key: 'points', head: w.points, align: 'end', cell: (one) => one.points ?? '—' },
        ]}
        foot={
          <tr>
            <th scope="row" colSpan={3}>
              {w.squad}
            </th>
            <td class="end">{data.standing.points ?? '—'}</td>
          </tr>
        }
      />
      {data.incidents.length > 0 && (
        <>
          <h3>{w.squadTrace.incidents}</h3>
          <ul>
            {data.incidents.map((one, i) => (
              <li key={i}>
                {c.incidentEffects[one.effect.do]} {'points' in one.effect && one.effect.points} · {one.reason}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}
