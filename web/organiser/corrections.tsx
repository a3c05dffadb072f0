/** Corrections of what was released: what would change, who asked, and the second person's confirmation. */
import type { Change } from '../../server/results/changes.ts'
import type { Shown } from '../../server/results/shown.ts'
import { results } from '../../server/words/results.ts'
import { api, ask } from '../api.ts'
import { instant, useWords } from '../lang.ts'
import { ProblemBanner } from '../parts/banner.tsx'
import { AskButton } from '../parts/dialog.tsx'
import { Section } from '../parts/page.tsx'
import { Differences } from '../public/differences.tsx'
import { useLoad } from '../use.ts'

interface Props {
  event: string
  /** Changes whenever the standings do, so that the difference is fetched anew. */
  version: string
  prizes: Shown['prizes']
  onDone: () => void
}

export function Corrections({ event, version, prizes, onDone }: Props) {
  const w = useWords(results)
  const param = { event }
  const { data, problem, reload } = useLoad(async () => {
    const [changed, asked] = await Promise.all([
      ask(api.events[':event'].corrections.changes.$get({ param })),
      ask(api.events[':event'].corrections.$get({ param })),
    ])
    return { ...changed, ...asked }
  }, [event, version])
  if (!data) return <ProblemBanner problem={problem} />
  const open = data.corrections.find((c) => c.releaseNumber === null)
  const done = () => {
    reload()
    onDone()
  }
  return (
    <Section
      title={w.corrections}
      lead={data.changes.length > 0 ? w.listChanged : w.listSame}
      actions={
        open ? (
          <AskButton
            kind="primary"
            text={w.confirmCorrection}
            question={w.confirmCorrectionQuestion}
            act={() => ask(api.events[':event'].corrections[':correction'].confirmation.$put({ param: { event, correction: open.id } }))}
            onDone={done}
          >
            {w.confirmCorrectionText(open.byName)}
          </AskButton>
        ) : (
          <AskButton
            text={w.askCorrection}
            question={w.askCorrectionQuestion}
            reason={w.correctionReason}
            act={(reason) => ask(api.events[':event'].corrections.$post({ param, json: { reason } }))}
            onDone={done}
          >
            {w.askCorrectionText}
          </AskButton>
        )
      }
    >
      {data.changes.length > 0 && <Differences caption={w.corrections} changes={data.changes as readonly Change[]} prizes={prizes} />}
      {data.corrections.length > 0 && (
        <ul>
          {data.corrections.map((c) => (
            <li key={c.id}>
              {c.reason} — {w.askedBy(c.byName, instant(c.at))}
              {c.releaseNumber !== null &&
                ` · ${w.becameRelease(c.releaseNumber)}${c.secondName ? ` · ${w.confirmedBy(c.secondName)}` : ''}`}
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}
