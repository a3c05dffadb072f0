/** The guided set-up of a competition: its steps in order, and at each only what is missing. */
import { useRoute } from 'preact-iso'
import { calendar } from '../../server/words/calendar.ts'
import { api, ask } from '../api.ts'
import { named, useWords } from '../lang.ts'
import { Button } from '../parts/button.tsx'
import { StateMark } from '../parts/marks.tsx'
import { Page as Frame, Section } from '../parts/page.tsx'
import { Steps } from '../parts/tabs.tsx'
import { useLoad } from '../use.ts'
import { Findings } from './competition/findings.tsx'

const load = (competition: string) => ask(api.competitions[':competition'].check.$get({ param: { competition } }))
type Seen = Awaited<ReturnType<typeof load>>
type Step = Seen['steps'][number]

/** What each step still lacks, by event; a competition without events lacks nothing else. */
function lacking({ events }: Seen, step: Step) {
  return events
    .map((event) => ({ event, findings: event.findings.filter((one) => one.step === step) }))
    .filter(({ findings }) => findings.length > 0)
}

export function Page() {
  const w = useWords(calendar).setup
  const { competition: id } = useRoute().params as { competition: string }
  const { data, problem, loading, reload } = useLoad(() => load(id), [id])
  const open = (step: Step) => data && (step === 'events' ? data.events.length === 0 : counted(data, step) > 0)
  const now = data?.steps.find(open)
  return (
    <Frame
      title={w.title}
      lead={data ? `${named(data.competition)} · ${w.lead}` : w.lead}
      back={{ href: `/desk/competitions/${id}`, text: data ? named(data.competition) : '' }}
      problem={problem}
      retry={reload}
      loading={loading}
    >
      {data && (
        <>
          <Steps
            label={w.title}
            steps={data.steps.map((step) => ({
              text: w.steps[step],
              state: step === now ? 'now' : open(step) ? 'next' : 'done',
              note: counted(data, step) > 0 && w.missing(counted(data, step)),
            }))}
          />
          {data.steps.map((step) => (
            <Section
              key={step}
              id={step}
              title={w.steps[step]}
              actions={step === 'events' && <Button href={`/desk/competitions/${id}`}>{w.events}</Button>}
            >
              {step === 'events' ? <Trades events={data.events} /> : <OneStep lacks={lacking(data, step)} />}
            </Section>
          ))}
        </>
      )}
    </Frame>
  )
}

/** What only asks to be looked at holds nobody up. */
const counted = (seen: Seen, step: Step) =>
  lacking(seen, step).flatMap(({ findings }) => findings.filter((one) => one.weight !== 'look')).length

const title = (event: Seen['events'][number]) => [named(event), event.groupName].filter(Boolean).join(' · ')

function Trades({ events }: { events: Seen['events'] }) {
  const w = useWords(calendar).setup
  return events.length === 0 ? (
    <p>{w.noEvents}</p>
  ) : (
    <ul class="stack">
      {events.map((event) => (
        <li key={event.id}>
          <a href={`/desk/events/${event.id}`}>{title(event)}</a>
        </li>
      ))}
    </ul>
  )
}

function OneStep({ lacks }: { lacks: ReturnType<typeof lacking> }) {
  const w = useWords(calendar).setup
  if (lacks.length === 0)
    return (
      <p>
        <StateMark shape="done">{w.fine}</StateMark>
      </p>
    )
  return lacks.map(({ event, findings }) => (
    <div key={event.id} class="stack">
      <h3>{title(event)}</h3>
      <Findings event={event.id} findings={findings} />
    </div>
  ))
}
