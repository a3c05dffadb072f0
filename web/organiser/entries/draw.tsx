/** The draw of lots: asked for with its consequence, and afterwards what anyone needs to repeat it. */
import type { Counts, Phase } from '../../../server/competitions/phase.ts'
import { entries } from '../../../server/words/entries.ts'
import { api, ask } from '../../api.ts'
import { instant, useWords } from '../../lang.ts'
import { AskButton } from '../../parts/dialog.tsx'
import { Facts, Section } from '../../parts/page.tsx'
import { useLoad } from '../../use.ts'
import { mayArrange } from '../may.ts'

interface DrawProps {
  event: { id: string; blind: 0 | 1 }
  phase: Phase
  counts: Counts
  onDone: () => void
}

export function Draw({ event, phase, counts, onDone }: DrawProps) {
  const w = useWords(entries)
  if (phase.drawn) return <Drawn event={event.id} />
  if (!mayArrange() || counts.competing === 0) return null
  const button = (
    <AskButton
      kind={phase.locked ? 'primary' : 'quiet'}
      disabled={!phase.locked}
      text={w.draw}
      question={w.drawTitle(counts.competing)}
      act={() => ask(api.events[':event'].draw.$put({ param: { event: event.id } }))}
      onDone={onDone}
    >
      {event.blind ? w.drawBlind : w.drawOpen}
      {counts.waiting > 0 && <p>{w.approval.notDrawn(counts.waiting)}</p>}
    </AskButton>
  )
  return <Section title={w.draw} actions={button} lead={phase.locked ? (event.blind ? w.drawBlind : w.drawOpen) : w.drawNeedsLock} />
}

function Drawn({ event }: { event: string }) {
  const w = useWords(entries)
  const { data } = useLoad(() => ask(api.events[':event'].draw.$get({ param: { event } })), [event])
  if (!data?.draw) return null
  const { at, commitment, seed } = data.draw
  return (
    <details class="drawn">
      <summary>{w.drawnAt(instant(at))}</summary>
      <Facts
        facts={[
          [w.commitment, <code key="c">{commitment}</code>],
          [w.seed, seed ? <code key="s">{seed}</code> : w.seedLater],
        ]}
      />
      <p class="soft">{w.commitmentNote}</p>
    </details>
  )
}
