/** A long list that grows page by page as the reader asks for more. */
import { useEffect, useRef, useState } from 'preact/hooks'
import { ProblemError } from '../api.ts'

interface Page<T, K> {
  rows: T[]
  next: K | null
}

export interface Pages<T> {
  /** Undefined until the first page has come. */
  rows: T[] | undefined
  /** Fetches the next page; null when all rows are here. */
  more: (() => void) | null
  busy: boolean
  problem: ProblemError | null
  /** Begins anew after a change; what is there stays in sight meanwhile. */
  reload: () => void
}

/** Loads the first page when the list opens and whenever `deps` change; an answer that was overtaken is dropped. */
export function usePages<T, K>(fetch: (after: K | undefined) => Promise<Page<T, K>>, deps: readonly unknown[]): Pages<T> {
  const [page, setPage] = useState<Page<T, K> | null>(null)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<ProblemError | null>(null)
  const turn = useRef(0)
  const load = async (after: K | undefined, before: T[]) => {
    const mine = ++turn.current
    setBusy(true)
    const [got, failed] = await fetch(after).then(
      (it) => [it, null] as const,
      (error) => [null, error instanceof ProblemError ? error : new ProblemError('bug')] as const,
    )
    if (mine !== turn.current) return
    setBusy(false)
    setProblem(failed)
    if (got) setPage({ rows: [...before, ...got.rows], next: got.next })
  }
  useEffect(() => {
    setPage(null)
    load(undefined, [])
    return () => void turn.current++
  }, deps)
  const next = page?.next ?? null
  return {
    rows: page?.rows,
    more: next === null || busy ? null : () => void load(next, page!.rows),
    busy,
    problem,
    reload: () => void load(undefined, []),
  }
}
