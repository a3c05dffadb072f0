/** What an event needs next: the steps in their order, and the one line that says what to do now. */
import type { Counts, Phase } from '../../../server/competitions/phase.ts'
import { competitions } from '../../../server/words/competitions.ts'
import { useWords } from '../../lang.ts'
import { Button } from '../../parts/button.tsx'
import { Steps } from '../../parts/tabs.tsx'

const STEPS = ['scheme', 'entries', 'draw', 'panel', 'marking', 'seal', 'provisional', 'official'] as const
export type StepName = (typeof STEPS)[number]

/** The tab where a step is done. */
const WHERE: Record<StepName, string> = {
  scheme: 'scheme',
  entries: 'entries',
  draw: 'entries',
  panel: 'panel',
  marking: 'progress',
  seal: 'progress',
  provisional: 'results',
  official: 'results',
}

function isDone(step: StepName, phase: Phase, counts: Counts): boolean {
  const done: Record<StepName, boolean> = {
    scheme: phase.locked,
    entries: counts.entries > 0,
    draw: phase.drawn,
    panel: phase.marking || counts.seats > 0,
    marking: phase.marking,
    seal: phase.sealed,
    provisional: phase.releases > 0,
    official: phase.latest === 'official',
  }
  return done[step]
}

/** The first step that is not done; null once the list is official. */
export const nextStep = (phase: Phase, counts: Counts): StepName | null => STEPS.find((step) => !isDone(step, phase, counts)) ?? null

interface NextProps {
  event: string
  /** The tab that is open: no button leads to where the reader is. */
  tab?: string | undefined
  phase: Phase
  counts: Counts
}

export function NextLine({ event, tab, phase, counts }: NextProps) {
  const w = useWords(competitions)
  const step = nextStep(phase, counts)
  return (
    <div class="next-line no-print">
      <strong>{w.next}</strong>
      <span>{w.nextText[step ?? 'done']}</span>
      {step && WHERE[step] !== tab && <Button href={`/desk/events/${event}/${WHERE[step]}`}>{w.goThere(w.steps[step])}</Button>}
    </div>
  )
}

export function EventSteps({ event, phase, counts }: NextProps) {
  const w = useWords(competitions)
  const now = nextStep(phase, counts)
  const steps = STEPS.map((step) => ({
    text: w.steps[step],
    href: `/desk/events/${event}/${WHERE[step]}`,
    state: isDone(step, phase, counts) ? ('done' as const) : step === now ? ('now' as const) : ('next' as const),
  }))
  return <Steps label={w.stepsLabel} steps={steps} />
}
