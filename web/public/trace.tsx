/** How one result came about, step by step, in sentences. */
import type { ShownRow } from '../../server/results/shown.ts'
import type { Scheme, Trace } from '../../server/scoring/types.ts'
import { sentence } from '../../server/words/scoring.ts'
import { lang } from '../lang.ts'
import { ProblemBanner } from '../parts/banner.tsx'
import { Loading } from '../parts/page.tsx'
import { useLoad } from '../use.ts'

export interface TraceOfProps {
  /** A scheme's tree is deeper than the typed client can follow; what comes is a trace and its scheme. */
  load: () => Promise<{ trace: unknown; scheme: unknown }>
  /** To name the entry ahead. */
  rows: readonly ShownRow[]
}

export function TraceOf({ load, rows }: TraceOfProps) {
  const { data, problem } = useLoad(load)
  if (problem) return <ProblemBanner problem={problem} />
  if (!data) return <Loading />
  const trace = data.trace as Trace
  const scheme = data.scheme as Scheme
  const name = (id: string) => rows.find((row) => row.entry === id)?.label ?? id
  return (
    <ol class="trace">
      {trace.steps.map((step, i) => (
        <li key={i} data-step={step.do}>
          {sentence(step, scheme, lang.value, name)}
        </li>
      ))}
    </ol>
  )
}
