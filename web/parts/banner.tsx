/** What the page has to say: information, success, a warning, or a problem with what to do about it. */
import type { ComponentChildren } from 'preact'
import { sayFault, sayProblem } from '../../server/words/problems.ts'
import type { ProblemError } from '../api.ts'
import { lang, useCommon } from '../lang.ts'
import { Button } from './button.tsx'

export interface BannerProps {
  kind: 'info' | 'done' | 'warning' | 'problem'
  children: ComponentChildren
  actions?: ComponentChildren
}

const SIGNS = { info: 'i', done: '✓', warning: '!', problem: '×' }

export function Banner({ kind, children, actions }: BannerProps) {
  return (
    <div class={`banner ${kind}`} role={kind === 'problem' ? 'alert' : 'status'}>
      <span class="banner-sign" aria-hidden="true">
        {SIGNS[kind]}
      </span>
      <div class="banner-text">{children}</div>
      {actions && <div class="banner-actions no-print">{actions}</div>}
    </div>
  )
}

export interface ProblemBannerProps {
  /** Nothing is shown for null. */
  problem: ProblemError | null | undefined
  /** Offered where trying again may help. */
  retry?: (() => void) | undefined
  /** Fields that show their own faults, by path ("name", "quotas.0.least"); the rest is listed here. */
  shown?: (path: string) => boolean
}

/** The sentence for a problem, the faults that no field shows, and the way out. */
export function ProblemBanner({ problem, retry, shown }: ProblemBannerProps) {
  const w = useCommon()
  if (!problem) return null
  const rest = problem.faults.filter((fault) => !shown?.(fault.path.join('.')))
  const here = location.pathname + location.search
  const actions =
    problem.kind === 'not-logged-in' ? (
      <Button href={`/login?to=${encodeURIComponent(here)}`}>{w.logIn}</Button>
    ) : problem.kind === 'changed-meanwhile' || retry ? (
      <Button onClick={retry ?? (() => location.reload())}>{retry && problem.kind !== 'changed-meanwhile' ? w.retry : w.reload}</Button>
    ) : undefined
  return (
    <Banner kind="problem" actions={actions}>
      <p>{sayProblem(problem.kind, lang.value)}</p>
      {rest.length > 0 && (
        <ul>
          {rest.map((fault) => (
            <li key={`${fault.path.join('.')} ${fault.code}`}>
              {shown && fault.path.length > 0 && <code>{fault.path.join('.')}</code>} {sayFault(fault, lang.value)}
            </li>
          ))}
        </ul>
      )}
      {problem.kind === 'bug' && problem.requestId && <p class="num">{problem.requestId}</p>}
    </Banner>
  )
}
