/** The rehearsal of an event: started, watched device by device, wiped. */
import type { ComponentChildren } from 'preact'
import type { Readiness } from '../../server/marks/input.ts'
import type { RehearsalSeen } from '../../server/marks/rehearsal.ts'
import { rehearsal as words } from '../../server/words/hall.ts'
import { api, ask } from '../api.ts'
import { clock, useWords } from '../lang.ts'
import { ProblemBanner } from '../parts/banner.tsx'
import { AskButton } from '../parts/dialog.tsx'
import { StateMark } from '../parts/marks.tsx'
import { Section } from '../parts/page.tsx'
import { Table } from '../parts/table.tsx'
import { session } from '../session.ts'
import { useLive, useLoad } from '../use.ts'

type Judge = RehearsalSeen['judges'][number]

/** A clock further off than this is set right before the contest, although marks are counted by the server's. */
const MOST_OFFSET_MS = 120_000

export function RehearsalSection({ event }: { event: string }) {
  const w = useWords(words)
  const param = { event }
  const { data, problem, reload } = useLoad(() => ask(api.events[':event'].rehearsal.$get({ param })), [event])
  useLive(`/api/events/${event}/live`, reload)
  const seen = (data?.rehearsal ?? null) as RehearsalSeen | null
  const mayChange = session.value?.role === 'organiser'
  const start = (
    <AskButton text={w.start} question={w.startQuestion} act={() => ask(api.events[':event'].rehearsal.$put({ param }))} onDone={reload}>
      {w.startWhat}
    </AskButton>
  )
  const wipe = (
    <AskButton
      text={w.wipe}
      question={w.wipeQuestion}
      danger
      act={() => ask(api.events[':event'].rehearsal.$delete({ param }))}
      onDone={reload}
    >
      {w.wipeWhat}
    </AskButton>
  )
  return (
    <Section title={w.title} lead={w.lead} actions={data && mayChange && (seen ? wipe : start)}>
      <ProblemBanner problem={problem} retry={reload} />
      {seen && (
        <>
          <p>{w.steps}</p>
          <Report judges={seen.judges} />
        </>
      )}
    </Section>
  )
}

function Report({ judges }: { judges: Judge[] }) {
  const w = useWords(words)
  const of = (cell: (report: Readiness) => ComponentChildren) => (judge: Judge) => judge.report && cell(judge.report)
  return (
    <Table<Judge>
      caption={w.report}
      captionShown
      rows={judges}
      rowKey={(judge) => judge.label}
      phone="cards"
      columns={[
        { key: 'judge', head: w.judge, lead: true, cell: (judge) => `${judge.label} ${judge.name}` },
        { key: 'verdict', head: w.verdict, cell: (judge) => <Verdict judge={judge} /> },
        { key: 'device', head: w.device, cell: of(({ device, browser }) => `${device} · ${browser}`) },
        {
          key: 'persistence',
          head: w.persistence,
          cell: of(({ persistent }) => (persistent === null ? w.unknown : persistent ? w.persistent : w.notPersistent)),
        },
        { key: 'secure', head: w.secure, cell: of(({ secure, worker }) => (secure && worker ? w.secureYes : w.secureNo)) },
        {
          key: 'offset',
          head: w.offset,
          align: 'end',
          cell: of(({ offsetMs }) => w.seconds((Math.round(offsetMs / 100) / 10 + 0).toFixed(1))),
        },
        { key: 'cuts', head: w.cuts, cell: of(({ cuts, recovered }) => w.cutsOf(cuts, recovered)) },
        { key: 'delivered', head: w.delivered, cell: of(({ deliveredAt }) => (deliveredAt ? clock(deliveredAt) : '–')) },
        { key: 'undelivered', head: w.undelivered, align: 'end', cell: of(({ undelivered }) => undelivered) },
        { key: 'sheets', head: w.sheets, align: 'end', cell: (judge) => `${judge.submitted} / ${judge.sheets}` },
      ]}
    />
  )
}

/** Ready: marked, delivered, lost the network and came back with everything. */
function Verdict({ judge: { report, submitted } }: { judge: Judge }) {
  const w = useWords(words)
  if (!report || submitted === 0 || report.cuts === 0) return <StateMark shape="todo">{w.notYet}</StateMark>
  const isSound = report.undelivered === 0 && report.recovered >= report.cuts && Math.abs(report.offsetMs) <= MOST_OFFSET_MS
  return isSound ? <StateMark shape="done">{w.ready}</StateMark> : <StateMark shape="warning">{w.look}</StateMark>
}
