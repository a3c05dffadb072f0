/** The chief judge's desk, also the organiser's: who still owes what, live; checking, sealing and what waits for a decision. */
import type { Progress } from '../../server/marks/progress.ts'
import { chief } from '../../server/words/chief.ts'
import { markDesk } from '../../server/words/mark-desk.ts'
import { api, ask } from '../api.ts'
import { lang, useWords } from '../lang.ts'
import { Banner, ProblemBanner } from '../parts/banner.tsx'
import { AskButton } from '../parts/dialog.tsx'
import { Empty } from '../parts/empty.tsx'
import { Live } from '../parts/live.tsx'
import { Counter } from '../parts/marks.tsx'
import { Loading, Section } from '../parts/page.tsx'
import { Table } from '../parts/table.tsx'
import { useLive, useLoad } from '../use.ts'
import { Matrix } from './chief/matrix.tsx'
import { LateMarks, Unsealings, Waivers } from './chief/matters.tsx'
import { figures, Sources } from './chief/sources.tsx'
import './progress.css'

export function ProgressTab({ event }: { event: { id: string } }) {
  const w = useWords(markDesk).progress
  const param = { event: event.id }
  const { data, problem, loading, reload } = useLoad(async () => {
    const [progress, desk, { reminders }] = await Promise.all([
      ask(api.events[':event'].progress.$get({ param })),
      ask(api.events[':event'].chief.$get({ param })),
      ask(api.events[':event'].reminders.$get({ param })),
    ])
    return { progress, desk, reminders }
  }, [event.id])
  // What the engine points out changes only when a sheet is handed in or sent back, not with every mark.
  const steps = data?.progress.sources.map((one) => [one.owed, one.submitted, one.checked, one.sealed].join()).join(' ')
  const { data: pointed } = useLoad(() => ask(api.events[':event'].flags.$get({ param })), [event.id, steps])
  const live = useLive(`/api/events/${event.id}/progress/live`, reload)
  if (loading) return <Loading />
  if (!data) return <ProblemBanner problem={problem} retry={reload} />
  const { progress, desk } = data
  if (!progress.open) return <Empty title={w.notOpen}>{w.notOpenNext}</Empty>
  const owed = progress.sources.reduce((sum, one) => sum + one.owed, 0)
  const all = progress.sittings.reduce((sum, one) => sum + one.owed + one.submitted + one.checked + one.sealed, 0)
  const matters = { event: event.id, desk, sittings: progress.sittings, reload }
  return (
    <>
      <Section title={w.title} actions={<Live state={live} />}>
        <Unsealings {...matters} />
        <Counter label={w.sum} value={all - owed} of={all} />
        {progress.missing > 0 && <Banner kind="warning">{w.missing(progress.missing)}</Banner>}
        <Sealing event={event.id} progress={progress} owed={owed} reload={reload} />
        <Sittings event={event.id} progress={progress} reload={reload} />
      </Section>
      <LateMarks {...matters} />
      <Section title={w.matrix} lead={w.matrixLead}>
        <Matrix event={event.id} progress={progress} flags={pointed?.flags ?? []} reload={reload} />
      </Section>
      <Waivers {...matters} />
      <Section title={w.who}>
        <Sources event={event.id} sources={progress.sources} reminders={data.reminders} reload={reload} />
      </Section>
    </>
  )
}

interface PartProps {
  event: string
  progress: Progress
  reload: () => Promise<void>
}

function Sealing({ event, progress, owed, reload }: PartProps & { owed: number }) {
  const w = useWords(markDesk).progress
  const ch = useWords(chief)
  if (progress.sealed)
    return (
      <Banner
        kind="done"
        actions={progress.sittings.length > 1 && <Unseal {...{ event, progress, reload }} sitting={null} text={ch.unsealAll} />}
      >
        {w.allSealed}
      </Banner>
    )
  return (
    <div class="row">
      <span>{owed > 0 ? w.stillOwed(owed) : w.allIn}</span>
      <AskButton
        text={w.seal}
        question={w.sealQuestion}
        kind={owed > 0 ? 'quiet' : 'primary'}
        disabled={owed > 0 || progress.missing > 0}
        act={() => ask(api.events[':event'].seal.$put({ param: { event } }))}
        onDone={reload}
      >
        {w.sealWhat}
      </AskButton>
    </div>
  )
}

function Unseal({ event, progress, reload, sitting, text }: PartProps & { sitting: Progress['sittings'][number] | null; text: string }) {
  const ch = useWords(chief)
  return (
    <AskButton
      text={text}
      question={sitting ? ch.unsealQuestion(sitting.name[lang.value]) : ch.unsealAllQuestion}
      kind="plain"
      danger
      reason
      act={(reason) => ask(api.events[':event'].unsealings.$post({ param: { event }, json: { sitting: sitting?.id ?? null, reason } }))}
      onDone={reload}
    >
      {ch.unsealWhat}
      <p>{progress.released ? ch.unsealReleased : ch.unsealHides}</p>
    </AskButton>
  )
}

/** What can be done with a whole sitting, by how far it has come. */
function Sittings({ event, progress, reload }: PartProps) {
  const w = useWords(markDesk).progress
  const ch = useWords(chief)
  const act = (sitting: Progress['sittings'][number]) => {
    const param = { event, sitting: sitting.id }
    const name = sitting.name[lang.value]
    const one = api.events[':event'].sittings[':sitting']
    return (
      <span class="row">
        {sitting.submitted > 0 && (
          <AskButton
            text={ch.checkAll}
            question={ch.checkAllQuestion(name)}
            kind="plain"
            label={`${ch.checkAll}: ${name}`}
            act={() => ask(one.check.$put({ param }))}
            onDone={reload}
          >
            {ch.checkAllWhat}
          </AskButton>
        )}
        {sitting.owed === 0 && sitting.submitted + sitting.checked > 0 && (
          <AskButton
            text={ch.seal}
            question={ch.sealQuestion(name)}
            kind="plain"
            label={`${ch.seal}: ${name}`}
            act={() => ask(one.seal.$put({ param }))}
            onDone={reload}
          >
            {ch.sealWhat}
          </AskButton>
        )}
        {sitting.sealed > 0 && <Unseal {...{ event, progress, reload, sitting }} text={ch.unseal} />}
      </span>
    )
  }
  return (
    <Table
      caption={ch.sittings}
      rows={progress.sittings}
      rowKey={(one) => one.id}
      phone="cards"
      columns={[
        { key: 'sitting', head: w.sitting, lead: true, cell: (one) => one.name[lang.value] },
        ...figures<Progress['sittings'][number]>({ owed: w.owed, submitted: w.submitted, checked: ch.checked, sealed: w.sealed }),
        { key: 'act', head: '', align: 'end', print: false, cell: act },
      ]}
    />
  )
}
