/** Result records: one A4 page an entry with its marks under the judges' labels, incidents, the way to its points, rank and prize. */
import { useEffect, useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import type { EntryPaper, EntryPapers } from '../../server/papers/entry.ts'
import { cellsOf, sittingsOf } from '../../server/scoring/plan.ts'
import type { Scheme, Sheet } from '../../server/scoring/types.ts'
import { common } from '../../server/words/common.ts'
import { papers } from '../../server/words/papers.ts'
import { results } from '../../server/words/results.ts'
import { keyName, prizeName } from '../../server/words/scoring.ts'
import { api, ask, ProblemError } from '../api.ts'
import { instant, lang, named, useWords } from '../lang.ts'
import { ProblemBanner } from '../parts/banner.tsx'
import { Loading } from '../parts/page.tsx'
import { SignBox, SignRow } from '../parts/sign.tsx'
import { Steps } from '../public/trace.tsx'
import '../public/public.css'
import { shownMark } from './mark-sheets.tsx'
import '../style/table.css'

/** Of a release when the address names one, else of the standings as they are; of one entry, or of all, a lot at a time. */
export function Records({ event }: { event: string }) {
  const w = useWords(papers)
  const { entry, release } = useLocation().query as { entry?: string; release?: string }
  const [lots, setLots] = useState<EntryPapers[]>([])
  const [problem, setProblem] = useState<ProblemError | null>(null)
  useEffect(() => {
    let here = true
    const load = async () => {
      let after: string | undefined
      do {
        const query = { ...(entry && { entry }), ...(after && { after }) }
        const answer = release
          ? await ask(api.public.events[':event'].releases[':number'].papers.$get({ param: { event, number: release }, query }))
          : await ask(api.events[':event'].papers.entries.$get({ param: { event }, query }))
        if (!here) return
        const lot = answer as unknown as EntryPapers
        setLots((before) => [...before, lot])
        after = lot.next ?? undefined
      } while (after)
    }
    load().catch((error) => here && setProblem(error instanceof ProblemError ? error : new ProblemError('bug')))
    return () => {
      here = false
    }
  }, [])
  const [first] = lots
  if (problem) return <ProblemBanner problem={problem} />
  if (!first) return <Loading />
  const all = lots.flatMap((lot) => lot.papers)
  return (
    <>
      {entry === undefined && all.length < first.total && <Loading text={w.recordsLoading(all.length, first.total)} />}
      {all.map((paper) => (
        <Record key={paper.row.entry} of={first} paper={paper} />
      ))}
    </>
  )
}

function Record({
  of: { shown, scheme, digest },
  paper: { row, sheets, incidents, trace, ahead },
}: {
  of: EntryPapers
  paper: EntryPaper
}) {
  const w = useWords(papers)
  const r = useWords(results)
  const c = useWords(common)
  const l = lang.value
  const key = row.decidedBy === null ? undefined : shown.keys[row.decidedBy]
  const titles = row.titles.map((id) => shown.titles.find((title) => title.id === id)?.name[l] ?? id)
  const facts: [string, string | false][] = [
    [r.rank, row.rank === null ? r.states[row.state] : `${row.rank}${row.shared ? ` (${r.sharedRank})` : ''}`],
    [r.points, row.points ?? '—'],
    [w.decidedBy, key !== undefined && keyName(key, l)],
    [r.prize, row.prize === null ? c.none : prizeName(row.prize, scheme, l)],
    [r.titles, titles.length > 0 && titles.join(' ')],
  ]
  return (
    <article class="paper record">
      <h1>{w.record}</h1>
      <p class="paper-head">
        <span>{named(shown.competition)}</span>
        <span>
          {named(shown.event)} {shown.event.groupName}
        </span>
        {row.code && (
          <span>
            {w.code}: {row.code}
          </span>
        )}
      </p>
      <p class="record-who">
        <b class="song">{row.label}</b> {row.unit !== row.label && row.unit} {row.zone}
      </p>
      <table class="grid record-facts">
        <tbody>
          <tr>{facts.map(([what, value]) => value !== false && <th key={what}>{what}</th>)}</tr>
          <tr>{facts.map(([what, value]) => value !== false && <td key={what}>{value}</td>)}</tr>
        </tbody>
      </table>
      {sittingsOf(scheme).map(({ node }) => (
        <MarksOf key={node.id} scheme={scheme} sitting={node.id} name={node.name[l]} sheets={sheets} />
      ))}
      {incidents.length > 0 && (
        <>
          <h2>{w.incidents}</h2>
          <ul class="record-incidents">
            {incidents.map((one) => (
              <li key={one.id}>
                {c.incidentScopes[one.scope]} · {c.incidentEffects[one.effect.do]} {'points' in one.effect && one.effect.points} ·{' '}
                {one.reason}
              </li>
            ))}
          </ul>
        </>
      )}
      <h2>{w.trace}</h2>
      {/* The judges' marks stand in the table above. */}
      <Steps
        steps={trace.steps.filter((step) => step.do !== 'mark' || step.agreed)}
        scheme={scheme}
        name={(id) => (ahead !== null && trace.steps.some((step) => step.do === 'rank' && step.ahead === id) ? ahead : id)}
      />
      <SignRow>
        <SignBox who={w.signChief} />
        <SignBox who={w.sealOrganiser} kind="seal" />
      </SignRow>
      <p class="paper-foot">
        {digest === null ? w.notReleased : `${r[shown.kind]} · ${r.releaseNo(shown.number)} · ${w.digest(digest.slice(0, 16))}`} ·{' '}
        {instant(shown.at)}
      </p>
    </article>
  )
}

/** A row for every cell, a column for every source. */
function MarksOf({ scheme, sitting, name, sheets }: { scheme: Scheme; sitting: string; name: string; sheets: readonly Sheet[] }) {
  const w = useWords(papers)
  const c = useWords(common)
  const own = sheets.filter((sheet) => sheet.sitting === sitting)
  if (own.length === 0) return null
  const head = (sheet: Sheet) => (sheet.kind === 'judge' || sheet.kind === 'department' ? sheet.source : c.sources[sheet.kind])
  return (
    <table class="grid">
      <thead>
        <tr>
          <th class="name">{name}</th>
          {own.map((sheet) => (
            <th key={sheet.source}>{head(sheet)}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {cellsOf(scheme, sitting).map(({ cell, aspect, attempt, path }) => (
          <tr key={cell}>
            <th scope="row" class="name">
              {[...path.slice(-1), aspect.name].map((text) => text[lang.value]).join(' · ')}
              {attempt !== null && ` #${attempt}`}
            </th>
            {own.map((sheet) => (
              <td key={sheet.source}>{shownMark(aspect, sheet.marks[cell], w)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
