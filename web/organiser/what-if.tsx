/** What-if on sealed marks: organiser and chief judge open and join it, ask, see the differences, and make one so by its ground. */
import { useRoute } from 'preact-iso'
import { common } from '../../server/words/common.ts'
import { trials } from '../../server/words/trials.ts'
import { api, ask } from '../api.ts'
import { instant, named, useWords } from '../lang.ts'
import { Banner } from '../parts/banner.tsx'
import { AskButton } from '../parts/dialog.tsx'
import { Empty } from '../parts/empty.tsx'
import { Live } from '../parts/live.tsx'
import { Actions, Page as Frame, Section } from '../parts/page.tsx'
import { homeOf, session } from '../session.ts'
import { useLive, useLoad } from '../use.ts'
import { type Look, LookSection } from './what-if-look.tsx'
import '../public/public.css'
import { QuestionForm } from './what-if-question.tsx'

const load = (event: string) => ask(api.events[':event'].trials.$get({ param: { event } }))
type Seen = Awaited<ReturnType<typeof load>>

export function Page() {
  const w = useWords(trials)
  const c = useWords(common)
  const { event } = useRoute().params as { event: string }
  const { data, problem, loading, reload } = useLoad(() => load(event), [event])
  const live = useLive(`/api/events/${event}/trials/live`, reload)
  const back = session.value?.role === 'organiser' ? `/desk/events/${event}/results` : homeOf(session.value!.role)
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
      {data && !data.sealed && <Empty title={w.notSealed}>{w.notSealedNext}</Empty>}
      {data?.sealed && (
        <>
          <Together seen={data} reload={reload} />
          {data.inside && data.choices && data.now && (
            <>
              <Section title={w.ask}>
                <QuestionForm event={event} trial={data.now.id} choices={data.choices} onDone={reload} />
              </Section>
              <Section title={w.looks}>{data.looks.length === 0 && <Empty title={w.noLooks}>{w.noLooksNext}</Empty>}</Section>
              {data.looks.map((look) => (
                <LookSection key={look.id} seen={data} look={look as Look} reload={reload} />
              ))}
            </>
          )}
          {data.past.length > 0 && <Past trials={data.past} />}
        </>
      )}
    </Frame>
  )
}

/** Who is in it, and the one button that brings it on. */
function Together({ seen: { event, now, inside }, reload }: { seen: Seen; reload: () => Promise<void> }) {
  const w = useWords(trials)
  const param = { event: event.id }
  if (!now)
    return (
      <Actions>
        <AskButton
          kind="primary"
          text={w.open}
          question={w.openQuestion}
          reason={w.openReason}
          act={(reason) => ask(api.events[':event'].trials.$post({ param, json: { reason } }))}
          onDone={reload}
        >
          {w.openText}
        </AskButton>
      </Actions>
    )
  if (now.consentBy !== null)
    return <Banner kind={inside ? 'done' : 'info'}>{inside ? w.running(now.byName, now.consentName ?? '') : w.notYours}</Banner>
  if (now.by === session.value?.account)
    return (
      <Banner kind="info">
        {w.waiting(now.byName)} {w.waitingForOther}
      </Banner>
    )
  return (
    <Banner
      kind="info"
      actions={
        <AskButton
          kind="primary"
          text={w.join}
          question={w.joinQuestion}
          act={() => ask(api.events[':event'].trials[':trial'].consent.$put({ param: { ...param, trial: now.id } }))}
          onDone={reload}
        >
          {w.joinText(now.reason)}
        </AskButton>
      }
    >
      {w.waiting(now.byName)}
    </Banner>
  )
}

function Past({ trials: past }: { trials: Seen['past'] }) {
  const w = useWords(trials)
  return (
    <Section title={w.past}>
      <ul>
        {past.map((one) => (
          <li key={one.id}>
            {instant(one.at)} · {one.byName} · {one.consentName ?? w.none} · {one.reason}
          </li>
        ))}
      </ul>
    </Section>
  )
}
