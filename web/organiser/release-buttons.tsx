/** The one next step of publishing: provisionally, then officially; afterwards there are only corrections. */
import type { ReleaseHead } from '../../server/results/queries.ts'
import { results } from '../../server/words/results.ts'
import { api, ask } from '../api.ts'
import { useWords } from '../lang.ts'
import { AskButton } from '../parts/dialog.tsx'

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
  if (last?.kind === 'official') return null
  const kind = last ? ('official' as const) : ('provisional' as const)
  const send = () => ask(api.events[':event'].releases.$post({ param: { event }, json: { kind, last: last?.number ?? 0 } }))
  return last ? (
    <AskButton kind="primary" text={w.releaseOfficially} question={w.askOfficial} disabled={!ready} act={send} onDone={onDone}>
      {w.askOfficialText}
    </AskButton>
  ) : (
    <AskButton kind="primary" text={w.releaseProvisionally} question={w.askProvisional} disabled={!ready} act={send} onDone={onDone}>
      {w.askProvisionalText(ranked)}
    </AskButton>
  )
}
