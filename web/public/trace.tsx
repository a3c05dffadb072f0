/** How one result came about, step by step, in sentences; the whole of it, or one part. */
import { useState } from 'preact/hooks'
import type { ShownRow } from '../../server/results/shown.ts'
import type { Node, Scheme, Step, Trace } from '../../server/scoring/types.ts'
import { results } from '../../server/words/results.ts'
import { sentence } from '../../server/words/scoring.ts'
import { lang, useWords } from '../lang.ts'
import { ProblemBanner } from '../parts/banner.tsx'
import { Button } from '../parts/button.tsx'
import { Loading } from '../parts/page.tsx'
import { useLoad } from '../use.ts'

/** A scheme's tree is deeper than the typed client can follow; what comes is a trace and its scheme. */
export type TraceSource = Promise<{ trace: unknown; scheme: unknown }>

export interface TraceOfProps {
  load: () => TraceSource
  /** To name the entry ahead. */
  rows: readonly Pick<ShownRow, 'entry' | 'label'>[]
  /** Only the steps under this node, until the reader wants all. */
  node?: string | null
}

export function TraceOf({ load, rows, node = null }: TraceOfProps) {
  const w = useWords(results)
  const { data, problem } = useLoad(load)
  const [all, setAll] = useState(false)
  if (problem) return <ProblemBanner problem={problem} />
  if (!data) return <Loading />
  const { steps } = data.trace as Trace
  const scheme = data.scheme as Scheme
  const part = node !== null && node !== scheme.root.id ? under(scheme.root, node) : null
  const shown = part && !all ? steps.filter((step) => 'node' in step && part.has(step.node.split('#')[0] ?? '')) : steps
  const name = (id: string) => rows.find((row) => row.entry === id)?.label ?? id
  return (
    <>
      {shown.length === 0 && <p class="soft">{w.noSteps}</p>}
      <Steps steps={shown} scheme={scheme} name={name} />
      {part && (
        <Button kind="plain" onClick={() => setAll(!all)}>
          {all ? w.partOnly : w.allSteps}
        </Button>
      )}
    </>
  )
}

/** Steps as a numbered list of sentences. */
export function Steps({ steps, scheme, name }: { steps: readonly Step[]; scheme: Scheme; name: (id: string) => string }) {
  return (
    <ol class="trace">
      {steps.map((step, i) => (
        <li key={i} data-step={step.do}>
          {sentence(step, scheme, lang.value, name)}
        </li>
      ))}
    </ol>
  )
}

/** The ids of a node and of everything under it. */
function under(node: Node, id: string, inside = false): Set<string> {
  const here = inside || node.id === id
  const below = node.kind === 'group' ? node.children.flatMap((child) => [...under(child, id, here)]) : []
  return new Set(here ? [node.id, ...below] : below)
}
