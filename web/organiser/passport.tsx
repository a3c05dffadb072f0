/** A worker's skill passport: trainings, drills, contests, promotions and honours in one chain; also on A4. */
import type { ComponentChildren } from 'preact'
import { useRoute } from 'preact-iso'
import type { PassportLine } from '../../server/desk/passport.ts'
import { common } from '../../server/words/common.ts'
import { training } from '../../server/words/training.ts'
import { api, ask } from '../api.ts'
import { day, lang, named, useWords } from '../lang.ts'
import { Button } from '../parts/button.tsx'
import { Badge } from '../parts/marks.tsx'
import { Facts, Page as Frame } from '../parts/page.tsx'
import { SignBox, SignRow } from '../parts/sign.tsx'
import { Table } from '../parts/table.tsx'
import { session } from '../session.ts'
import { useLoad } from '../use.ts'

export function Page() {
  const w = useWords(training)
  const c = useWords(common)
  const { person: id } = useRoute().params as { person: string }
  const { data, problem, loading, reload } = useLoad(() => ask(api.persons[':person'].passport.$get({ param: { person: id } })), [id])
  const say = useLine()
  return (
    <Frame
      title={data ? `${data.person.name} · ${w.passport}` : w.passport}
      lead={w.pass.lead}
      actions={<Button onClick={() => print()}>{c.print}</Button>}
      problem={problem}
      retry={reload}
      loading={loading}
    >
      {data && (
        <>
          <Facts
            facts={[
              [c.personName, data.person.name],
              [w.columns.unit, data.person.unitName],
              [w.pass.level, c.skillLevel[data.person.skillLevel]],
            ]}
          />
          <Table
            caption={w.passport}
            rows={data.lines.map((line, i) => ({ line, i }))}
            rowKey={({ i }) => String(i)}
            phone="cards"
            empty={<p class="empty-line">{w.pass.none}</p>}
            tone={({ line }) => (line.kind === 'promotion' && line.promotion.endedOn ? 'quiet' : undefined)}
            columns={[
              { key: 'day', head: c.date, width: '9rem', cell: ({ line }) => <span class="num">{day(line.day)}</span> },
              { key: 'kind', head: w.kind, width: '5rem', cell: ({ line }) => say(line).kind },
              { key: 'what', head: w.pass.what, lead: true, cell: ({ line }) => say(line).what },
              { key: 'result', head: w.pass.result, cell: ({ line }) => say(line).result },
              { key: 'evidence', head: w.pass.evidence, width: '8.5rem', cell: ({ line }) => say(line).evidence },
            ]}
          />
          <div class="print-only">
            <SignRow>
              <SignBox who={data.person.unitName} kind="seal" date />
            </SignRow>
          </div>
        </>
      )}
    </Frame>
  )
}

interface Said {
  kind: ComponentChildren
  what: ComponentChildren
  result: ComponentChildren
  evidence: ComponentChildren
}

/** A line of the passport in words, and where it can be looked up. */
function useLine(): (line: PassportLine) => Said {
  const w = useWords(training).pass
  const c = useWords(common)
  const list = (parts: (string | false | null | undefined)[]) => parts.filter(Boolean).join(c.comma)
  const release = (event: string, number: number) => <a href={`/results/${event}/${number}`}>{w.release(number)}</a>
  const states: Record<string, string> = c.entryStates
  return (line) => {
    if (line.kind === 'course') {
      const { kind, name, trade, unitName, courseId, state, points, passed, hours } = line.course
      return {
        kind: w.kinds[kind],
        what: w.with(name, trade),
        result: list([
          state !== 'attended' && training.states[state][lang.value === 'zh' ? 0 : 1],
          points !== null && w.points(points),
          passed !== null && (passed ? w.passed : w.failed),
          hours !== null && state === 'attended' && training.hoursOf[lang.value === 'zh' ? 0 : 1](hours),
        ]),
        evidence: <a href={`/desk/training/${courseId}`}>{unitName}</a>,
      }
    }
    if (line.kind === 'contest') {
      const { event, competition, release: made, state, rank, points, prize, titles, squad } = line.contest
      return {
        kind: w.kinds.contest,
        what: `${named(competition)} · ${named(event)}`,
        result: list([
          rank !== null ? w.rank(rank) : (squad === null || state !== 'normal') && states[state],
          points !== null && w.points(points),
          prize?.[lang.value],
          ...titles.map((title) => title[lang.value]),
          squad && w.squad(squad.name, squad.rank),
        ]),
        evidence: (
          <>
            {release(event.id, made.number)} {made.kind === 'provisional' && <Badge tone="quiet">{w.provisional}</Badge>}
          </>
        ),
      }
    }
    if (line.kind === 'promotion') {
      const { event, number, rank, from, to, endedOn } = line.promotion
      const levels = `${c.skillLevel[from]} → ${c.skillLevel[to]}`
      return {
        kind: w.kinds.promotion,
        what: w.with(levels, `${named(event)}${c.comma}${w.rank(rank)}`),
        result: endedOn ? w.takenBack(day(endedOn)) : c.skillLevel[to],
        evidence: release(event.id, number),
      }
    }
    const { campaign, ...honour } = line.honour
    const place = session.value?.role === 'officer' ? w.list : <a href={`/committee/${campaign}`}>{w.list}</a>
    return { kind: <Badge tone="gold">{w.kinds.honour}</Badge>, what: named(honour), result: '', evidence: place }
  }
}
