/** A released list as anyone sees it: exactly the snapshot, with a banner once a newer one exists. */

import { useRoute } from 'preact-iso'
import type { Change } from '../../server/results/changes.ts'
import { results } from '../../server/words/results.ts'
import { api, ask, ProblemError, passed } from '../api.ts'
import { instant, named, useWords } from '../lang.ts'
import { Banner } from '../parts/banner.tsx'
import { Button } from '../parts/button.tsx'
import { Empty } from '../parts/empty.tsx'
import { Live } from '../parts/live.tsx'
import { Badge } from '../parts/marks.tsx'
import { Page as Frame } from '../parts/page.tsx'
import { useLive, useLoad } from '../use.ts'
import { Differences } from './differences.tsx'
import { type Answers, Explained } from './explained.tsx'
import './public.css'

export function Page() {
  const { event, number = 'latest' } = useRoute().params as { event: string; number?: string }
  const w = useWords(results)
  const { data, problem, loading, reload } = useLoad(
    () => ask(api.public.events[':event'].releases[':number'].$get({ param: { event, number } })),
    [event, number],
  )
  const live = useLive(`/api/public/events/${event}/live`, reload)
  if (problem instanceof ProblemError && problem.kind === 'not-found') {
    return (
      <Frame title={w.standings} back={{ href: '/', text: w.homeTitle }} actions={<Live state={live} />}>
        <Empty title={w.waiting}>{w.waitingNext}</Empty>
      </Frame>
    )
  }
  if (!data) return <Frame title={w.standings} problem={problem} retry={reload} loading={loading} />
  const { shown, newer, digest } = data
  const release = api.public.events[':event'].releases[':number']
  const param = { event, number: String(shown.number) }
  const answers: Answers = {
    trace: (entry) => ask(release.entries[':entry'].trace.$get({ param: { ...param, entry } })),
    above: (entry, other) => ask(release.entries[':entry'].above[':other'].$get({ param: { ...param, entry, other } })),
    squad: (squad) => ask(release.squads[':squad'].$get({ param: { ...param, squad } })),
    record: (entry) => `/print/${event}/records?release=${shown.number}&entry=${entry}`,
  }
  return (
    <Frame
      title={named(shown.event)}
      lead={
        <>
          {named(shown.competition)} {shown.event.groupName && `· ${shown.event.groupName} `}
          <Badge tone={shown.kind === 'official' ? 'red' : 'plain'}>{w[shown.kind]}</Badge>
        </>
      }
      back={{ href: '/', text: w.homeTitle }}
      actions={<Live state={live} />}
      width="wide"
    >
      {newer && (
        <Banner kind="warning" actions={<a href={`/results/${event}`}>{w.seeNewest}</a>}>
          {w.superseded(newer.number, newer.reason)}
        </Banner>
      )}
      {shown.reason && !newer && (
        <Banner kind="info">
          {w.correctionReason}: {shown.reason}
        </Banner>
      )}
      {data.changes.length > 0 && (
        <Differences caption={w.whatChanged} captionShown changes={data.changes as readonly Change[]} prizes={shown.prizes} />
      )}
      <Explained shown={shown} answers={answers} />
      {shown.kind === 'provisional' && <p class="note">{w.provisionalNote}</p>}
      <footer class="list-foot">
        <p>
          {w.releaseNo(shown.number)} · <time dateTime={shown.at}>{instant(shown.at)}</time> · {shown.competition.organiser}
        </p>
        <p>
          {w.digest} <code>{digest.slice(0, 16)}</code> ·{' '}
          <a
            href={passed(`/api/public/events/${event}/releases/${shown.number}/bundle`)}
            download={`hongbang-${event}-${shown.number}.json`}
          >
            {w.downloadBundle}
          </a>
        </p>
        <p class="buttons no-print">
          <Button kind="quiet" href={`/board/${event}`}>
            {w.bigScreen}
          </Button>
          <Button kind="quiet" href={`/print/${event}/notice`}>
            {w.printNotice}
          </Button>
          <Button kind="quiet" href={`/draw/${event}`}>
            {w.drawn}
          </Button>
          <Button kind="quiet" href={`/medals/${shown.competition.id}`}>
            {w.medals}
          </Button>
        </p>
      </footer>
    </Frame>
  )
}
