/** One event as a unit's officer sees it: when and for how many it is open, and the entries of the own units. */
import { useRoute } from 'preact-iso'
import { entries } from '../../server/words/entries.ts'
import { api, ask } from '../api.ts'
import { named, useCommon, useWords } from '../lang.ts'
import { Appeals } from '../organiser/appeals.tsx'
import { WindowFacts } from '../organiser/entries/registration.tsx'
import { EntriesTab } from '../organiser/entries-tab.tsx'
import { Banner } from '../parts/banner.tsx'
import { Page as Frame } from '../parts/page.tsx'
import { useLive, useLoad } from '../use.ts'

export function Page() {
  const w = useWords(entries)
  const c = useCommon()
  const { event: id } = useRoute().params as { event: string }
  const { data, problem, loading, reload } = useLoad(async () => {
    const param = { event: id }
    const [seen, registration, { events }] = await Promise.all([
      ask(api.events[':event'].$get({ param })),
      ask(api.events[':event'].registration.$get({ param })),
      ask(api.registrations.$get()),
    ])
    return { ...seen, registration, returned: events.find((one) => one.event === id)?.returned ?? 0 }
  }, [id])
  useLive(`/api/events/${id}/live`, reload)
  return (
    <Frame
      title={data ? [named(data.event), data.event.groupName].filter(Boolean).join(' · ') : c.terms.event}
      lead={data && named(data.event.competition)}
      back={{ href: '/unit', text: w.registration.toHome }}
      problem={problem}
      retry={reload}
      loading={loading}
      width="wide"
    >
      {data && (
        <>
          <WindowFacts {...data.registration} />
          {data.returned > 0 && <Banner kind="warning">{w.approval.returnedBanner(data.returned)}</Banner>}
          <EntriesTab event={data.event} phase={data.phase} counts={data.counts} opening={data.registration.opening} onChange={reload} />
          {data.phase.marking && <Appeals event={id} />}
        </>
      )}
    </Frame>
  )
}
