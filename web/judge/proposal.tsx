/** The proposal that an expert marks: its content under the code, nothing of who wrote it. */
import { common } from '../../server/words/common.ts'
import { marks } from '../../server/words/marks.ts'
import { api, ask } from '../api.ts'
import { useWords, whole } from '../lang.ts'
import { ProblemBanner } from '../parts/banner.tsx'
import { useLoad } from '../use.ts'

export function ProposalText({ event, sheet }: { event: string; sheet: string }) {
  const w = useWords(marks).sheet
  const c = useWords(common)
  const { data, problem, reload } = useLoad(
    () => ask(api.events[':event'].sheets[':sheet'].proposal.$get({ param: { event, sheet } })),
    [event, sheet],
  )
  if (!data) return <ProblemBanner problem={problem} retry={reload} />
  const parts = [
    [w.present, data.present],
    [w.measure, data.measure],
    [w.effect, data.effect],
    [w.benefit, data.benefit === null ? '' : whole(data.benefit)],
  ] as const
  return (
    <section class="proposal" aria-label={w.proposal}>
      <p class="soft small">{c.proposalKinds[data.kind]}</p>
      <h2 class="song">{data.title}</h2>
      {parts
        .filter(([, text]) => text)
        .map(([head, text]) => (
          <div key={head}>
            <h3>{head}</h3>
            <p class="lines">{text}</p>
          </div>
        ))}
    </section>
  )
}
