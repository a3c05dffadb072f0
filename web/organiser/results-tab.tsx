/** The organiser's results: standings as they are now, what is still open, releasing, and correcting what was released. */
import { results } from '../../server/words/results.ts'
import { api, ask } from '../api.ts'
import { instant, useWords } from '../lang.ts'
import { Banner } from '../parts/banner.tsx'
import { Button } from '../parts/button.tsx'
import { Empty } from '../parts/empty.tsx'
import { Live } from '../parts/live.tsx'
import { Badge } from '../parts/marks.tsx'
import { Loading, Section } from '../parts/page.tsx'
import { type Answers, Explained } from '../public/explained.tsx'
import '../public/public.css'
import { session } from '../session.ts'
import { type LiveState, useLive, useLoad } from '../use.ts'
import { Corrections } from './corrections.tsx'
import { ProcedureSection } from './procedure.tsx'
import { Promotions } from './promotions.tsx'
import { ReleaseButtons } from './release-buttons.tsx'

export function ResultsTab({ event }: { event: { id: string } }) {
  const w = useWords(results)
  const param = { event: event.id }
  const now = useLoad(() => ask(api.events[':event'].standings.$get({ param })), [event.id])
  const past = useLoad(() => ask(api.events[':event'].releases.$get({ param })), [event.id])
  const reload = () => {
    now.reload()
    past.reload()
  }
  const live = useLive(`/api/events/${event.id}/standings/live`, reload)
  if (!now.data || !past.data) return <Loading />
  const { shown, owed, sealed, rechecked } = now.data
  const who = (entry: string) => shown.rows.find((r) => r.entry === entry)?.label ?? ''
  const standings = api.events[':event'].standings
  const answers: Answers = {
    trace: (entry) => ask(standings[':entry'].trace.$get({ param: { ...param, entry } })),
    above: (entry, other) => ask(standings[':entry'].above[':other'].$get({ param: { ...param, entry, other } })),
    squad: (squad) => ask(standings.squads[':squad'].$get({ param: { ...param, squad } })),
    ...(sealed && { record: (entry) => `/print/${event.id}/records?entry=${entry}` }),
  }
  const ranked = shown.rows.filter((r) => r.rank !== null).length
  return (
    <>
      <Section
        title={w.releases}
        actions={
          <ReleaseButtons
            event={event.id}
            releases={past.data.releases}
            ready={sealed && rechecked && owed.length === 0}
            ranked={ranked}
            onDone={reload}
          />
        }
      >
        {!sealed && <Banner kind="info">{w.notSealed}</Banner>}
        {sealed && !rechecked && (
          <Banner kind="info" actions={<Button href={`/recheck/${event.id}`}>{w.toRecheck}</Button>}>
            {w.recheckFirst}
          </Banner>
        )}
        {sealed && owed.length > 0 && (
          <Banner kind="warning">
            {w.owed(owed.length)}
            <ul>
              {owed.slice(0, 8).map((o) => (
                <li key={`${o.entry}${o.node}${o.what}${o.source ?? ''}`}>
                  {who(o.entry)} · {w.owedWhat[o.what]} {o.source ?? ''}
                </li>
              ))}
            </ul>
          </Banner>
        )}
        <ul class="posted">
          {past.data.releases.map((r) => (
            <li key={r.id}>
              <a href={`/results/${event.id}/${r.number}`}>
                <strong>{w.releaseNo(r.number)}</strong> <Badge tone={r.kind === 'official' ? 'red' : 'plain'}>{w[r.kind]}</Badge>{' '}
                {r.reason}
              </a>
              <span class="when">{instant(r.at)}</span>
            </li>
          ))}
        </ul>
      </Section>
      {past.data.releases.length > 0 && <Promotions event={event.id} version={String(past.data.releases.length)} />}
      {session.value?.role === 'organiser' && <ProcedureSection event={event.id} />}
      {past.data.releases.length > 0 && <Corrections event={event.id} onDone={reload} version={`${shown.at}`} prizes={shown.prizes} />}
      <Section title={w.standingsNow} lead={w.standingsLead} actions={<StandingsActions event={event.id} sealed={sealed} live={live} />}>
        {shown.rows.length === 0 ? <Empty title={w.noEntries}>{w.noEntriesNext}</Empty> : <Explained shown={shown} answers={answers} />}
      </Section>
    </>
  )
}

/** What can be done beside the list: what-ifs for organisers; how the judges marked, for the committee. */
function StandingsActions({ event, sealed, live }: { event: string; sealed: boolean; live: LiveState }) {
  const w = useWords(results)
  const isChief = session.value?.seats.some((seat) => seat.eventId === event && seat.duty === 'chief')
  return (
    <>
      {sealed && <Button href={`/what-if/${event}`}>{w.whatIf}</Button>}
      {sealed && isChief && <Button href={`/analytics/${event}`}>{w.analytics}</Button>}
      <Live state={live} />
    </>
  )
}
