/** The public front page: what has been released, newest first, and it grows by itself. */
import { results } from '../../server/words/results.ts'
import { api, ask } from '../api.ts'
import { instant, named, useWords } from '../lang.ts'
import { Empty } from '../parts/empty.tsx'
import { Live } from '../parts/live.tsx'
import { Badge } from '../parts/marks.tsx'
import { Page as Frame } from '../parts/page.tsx'
import { useLive, useLoad } from '../use.ts'
import './public.css'

export function Page() {
  const w = useWords(results)
  const { data, problem, loading, reload } = useLoad(() => ask(api.public.events.$get()))
  const live = useLive('/api/public/live', reload)
  return (
    <Frame title={w.homeTitle} lead={w.homeLead} problem={problem} retry={reload} loading={loading} actions={<Live state={live} />}>
      {data?.events.length === 0 && <Empty title={w.nothingReleased}>{w.nothingReleasedNext}</Empty>}
      <ul class="posted">
        {data?.events.map((e) => (
          <li key={e.event}>
            <a href={`/results/${e.event}`}>
              <strong>{named({ name: e.name, nameEn: e.nameEn })}</strong>
              {e.groupName && <span>{e.groupName}</span>}
              <span class="of">{named({ name: e.competition, nameEn: e.competitionEn })}</span>
            </a>
            <span class="when">
              <Badge tone={e.kind === 'official' ? 'red' : 'plain'}>{w[e.kind]}</Badge> <time dateTime={e.at}>{instant(e.at)}</time>
            </span>
          </li>
        ))}
      </ul>
      <p>
        <a href="/verify">{w.verify}</a> · <a href="/notices">{w.notices}</a> · <a href="/honours">{w.honours}</a>
      </p>
    </Frame>
  )
}
