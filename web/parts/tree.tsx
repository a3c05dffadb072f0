/** A nested list held together by hairlines: a scheme, the union tree. */
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { common } from '../../server/words/common.ts'
import { ProblemError } from '../api.ts'
import { useWords } from '../lang.ts'
import { ProblemBanner } from './banner.tsx'
import '../style/table.css'

export interface Branch {
  key: string
  line: ComponentChildren
  /** Flush right: weights, counts, buttons. */
  end?: ComponentChildren
  children?: readonly Branch[]
  /** Fetches the children when first opened. */
  more?: () => Promise<readonly Branch[]>
  /** Open from the start. Without `foldable` on the tree everything is open. */
  open?: boolean
}

export interface TreeProps {
  branches: readonly Branch[]
  label: string
  /** Branches can be folded away; needed for `more`. */
  foldable?: boolean
}

export function Tree({ branches, label, foldable = false }: TreeProps) {
  return (
    <ul class={foldable ? 'tree foldable' : 'tree'} aria-label={label}>
      {branches.map((branch) => (
        <Twig key={branch.key} branch={branch} foldable={foldable} />
      ))}
    </ul>
  )
}

function Twig({ branch, foldable }: { branch: Branch; foldable: boolean }) {
  const w = useWords(common)
  const [open, setOpen] = useState(branch.open ?? !foldable)
  const [fetched, setFetched] = useState<readonly Branch[] | null>(null)
  const [problem, setProblem] = useState<ProblemError | null>(null)
  const children = branch.children ?? fetched
  const has = branch.more !== undefined || (branch.children?.length ?? 0) > 0
  const toggle = async () => {
    setOpen(!open)
    if (open || children || !branch.more) return
    setProblem(null)
    await branch.more().then(setFetched, (error) => setProblem(error instanceof ProblemError ? error : new ProblemError('bug')))
  }
  return (
    <li>
      <div class="twig">
        {foldable &&
          (has ? (
            <button type="button" class="fold" aria-expanded={open} aria-label={w.show} onClick={toggle}>
              <span aria-hidden="true">{open ? '−' : '+'}</span>
            </button>
          ) : (
            <span class="fold" aria-hidden="true" />
          ))}
        <div class="twig-line">{branch.line}</div>
        {branch.end !== undefined && <div class="twig-end num">{branch.end}</div>}
      </div>
      {open && <ProblemBanner problem={problem} />}
      {open && !children && branch.more && !problem && <p class="soft">{w.loading}</p>}
      {open && children && children.length > 0 && (
        <ul>
          {children.map((child) => (
            <Twig key={child.key} branch={child} foldable={foldable} />
          ))}
        </ul>
      )}
    </li>
  )
}
