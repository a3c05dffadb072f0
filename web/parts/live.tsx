/** Says whether the page follows the server: a dot and its word. */
import { shell } from '../../server/words/shell.ts'
import { useWords } from '../lang.ts'
import type { LiveState } from '../use.ts'

export function Live({ state }: { state: LiveState }) {
  const w = useWords(shell)
  return (
    <span class={`live ${state} no-print`} role="status">
      <span class="live-dot" aria-hidden="true" /> {w.live[state]}
    </span>
  )
}
