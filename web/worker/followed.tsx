/** Where one proposal stands, by the number that its author was given. */
import { proposals } from '../../server/words/proposals.ts'
import { api, ask } from '../api.ts'
import { instant, useWords } from '../lang.ts'
import { ProblemBanner } from '../parts/banner.tsx'
import { StateMark } from '../parts/marks.tsx'
import { Facts, Loading } from '../parts/page.tsx'
import { useLoad } from '../use.ts'

export function Followed({ proposal }: { proposal: string }) {
  const w = useWords(proposals)
  const { data, problem } = useLoad(() => ask(api.public.proposals[':proposal'].$get({ param: { proposal } })), [proposal])
  if (problem) return <ProblemBanner problem={problem} />
  if (!data) return <Loading />
  const state = data.accepted === null ? 'received' : data.accepted ? 'accepted' : 'refused'
  return (
    <>
      <h2>{data.title}</h2>
      <p>
        <StateMark shape={state === 'received' ? 'doing' : state === 'accepted' ? 'done' : 'stopped'}>{w.state[state]}</StateMark>
      </p>
      {data.reason && <p>{data.reason}</p>}
      <Facts facts={[[w.received, instant(data.createdAt)]]} />
      <p>
        <b>{w.yourNumber(proposal)}</b>
        <br />
        {w.keepNumber}
      </p>
    </>
  )
}
