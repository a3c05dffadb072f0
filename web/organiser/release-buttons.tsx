/** The one next step of publishing: provisionally, then officially; afterwards there are only corrections. */
import type { ReleaseHead } from '../../server/results/queries.ts'
import { results } from '../../server/words/results.ts'
import { api, ask } from '../api.ts'
import { useWords } from '../lang.ts'
import { AskButton } from '../parts/dialog.tsx'
import { useLoad } from '../use.ts'

export interface ReleaseButtonsProps {
  event: string
  releases: readonly ReleaseHead[]
  /** All sealed and nothing owed. */
  ready: boolean
  ranked: number
  onDone: () => void
}

export function ReleaseButtons({ event, releases, ready, ranked, onDone }: ReleaseButtonsProps) {
  const w = useWords(results)
  const last = releases.at(-1)
  const kind = last ? ('official' as const) : ('provisional' as const)
  const { data } = useLoad(() => ask(api.events[':event'].appeals.$get({ param: { event } })), [event, last?.number])
  const appealed = data?.appeals.filter(({ ruling }) => !ruling || ruling.owed).length ?? 0
  if (last?.kind === 'official') return null
  const send = (override: string) =>
    ask(api.events[':event'].releases.$post({ param: { event }, json: { kind, last: last?.number ?? 0, ...(override && { override }) } }))
  return last ? (
    <AskButton
      kind="primary"
      text={w.releaseOfficially}
      question={w.askOfficial}
      disabled={!ready}
      {...(appealed > 0 && { reason: w.overrideReason })}
      act={send}
      onDone={onDone}
    >
      {appealed > 0 && <p>{w.appealed(appealed)}</p>}
      {w.askOfficialText}
    </AskButton>
  ) : (
    <AskButton kind="primary" text={w.releaseProvisionally} question={w.askProvisional} disabled={!ready} act={send} onDone={onDone}>
      {w.askProvisionalText(ranked)}
    </AskButton>
  )
}
