/** How many judges there are, and how many of their values are dropped. */
import type { Panel } from '../../../server/scoring/types.ts'
import { competitions } from '../../../server/words/competitions.ts'
import { useWords } from '../../lang.ts'
import { NumberField } from '../../parts/fields.tsx'

export function PanelFields({ panel, onPanel }: { panel: Panel; onPanel: (panel: Panel) => void }) {
  const w = useWords(competitions).scheme
  const drop = panel.drop ?? { high: 0, low: 0 }
  const resize = (size: number) => onPanel({ ...panel, size, ...(panel.quorum === panel.size && { quorum: size }) })
  const trim = (next: { high: number; low: number }) => {
    const { drop: _, ...rest } = panel
    onPanel(next.high === 0 && next.low === 0 ? rest : { ...rest, drop: next })
  }
  return (
    <>
      <NumberField name="size" integer label={w.panelSize} value={String(panel.size)} onValue={(text) => resize(count(text))} />
      <NumberField
        name="high"
        integer
        label={w.dropHigh}
        value={String(drop.high)}
        onValue={(text) => trim({ ...drop, high: count(text) })}
      />
      <NumberField name="low" integer label={w.dropLow} value={String(drop.low)} onValue={(text) => trim({ ...drop, low: count(text) })} />
    </>
  )
}

/** What was typed as a small count; nonsense is 0, which the engine's faults then name. */
const count = (text: string) => (/^\d{1,3}$/.test(text) ? Number(text) : 0)
