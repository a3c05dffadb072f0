/** Hooks that every page stands on: load something, do something, follow something live. */
import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import { ProblemError, passed } from './api.ts'

const problemOf = (error: unknown): ProblemError => {
  if (error instanceof ProblemError) return error
  console.error(error)
  return new ProblemError('bug')
}

export interface Loaded<T> {
  data: T | undefined
  problem: ProblemError | null
  /** True while nothing has come yet; a reload keeps the old data on the page. */
  loading: boolean
  reload: () => Promise<void>
}

/** Loads when the page opens and whenever `deps` change; an answer that was overtaken is dropped. */
export function useLoad<T>(fn: () => Promise<T>, deps: readonly unknown[] = []): Loaded<T> {
  const [state, setState] = useState<{ data: T | undefined; problem: ProblemError | null }>({ data: undefined, problem: null })
  const turn = useRef(0)
  const latest = useRef(fn)
  latest.current = fn
  const reload = useCallback(async () => {
    const mine = ++turn.current
    try {
      const data = await latest.current()
      if (mine === turn.current) setState({ data, problem: null })
    } catch (error) {
      if (mine === turn.current) setState((was) => ({ data: was.data, problem: problemOf(error) }))
    }
  }, [])
  useEffect(() => {
    // Another thing is asked for: what is there belongs to the old one.
    setState({ data: undefined, problem: null })
    reload()
    return () => void turn.current++
  }, deps)
  return { ...state, loading: state.data === undefined && state.problem === null, reload }
}

export interface Doing<A extends unknown[], R> {
  /** Gives undefined when it failed (see `problem`) or was still busy. */
  run: (...args: A) => Promise<R | undefined>
  busy: boolean
  problem: ProblemError | null
  /** What the last run gave. */
  done: R | undefined
  clear: () => void
}

/** Does something once at a time: a second press while busy does nothing. A retry of the same content keeps its key (see api.ts). */
export function useAct<A extends unknown[], R>(fn: (...args: A) => Promise<R>): Doing<A, R> {
  const [state, setState] = useState<{ busy: boolean; problem: ProblemError | null; done: R | undefined }>({
    busy: false,
    problem: null,
    done: undefined,
  })
  const busy = useRef(false)
  const here = useRef(true)
  const latest = useRef(fn)
  latest.current = fn
  useEffect(() => {
    here.current = true
    return () => {
      here.current = false
    }
  }, [])
  const run = useCallback(async (...args: A) => {
    if (busy.current) return undefined
    busy.current = true
    setState({ busy: true, problem: null, done: undefined })
    try {
      const done = await latest.current(...args)
      if (here.current) setState({ busy: false, problem: null, done })
      return done
    } catch (error) {
      if (here.current) setState({ busy: false, problem: problemOf(error), done: undefined })
      return undefined
    } finally {
      busy.current = false
    }
  }, [])
  const clear = useCallback(() => setState((was) => ({ ...was, problem: null, done: undefined })), [])
  return { run, ...state, clear }
}

export type LiveState = 'live' | 'reconnecting' | 'off'

/** The server beats every 25 s; a longer silence means that the line is dead although nobody said so. */
const SILENCE_MS = 60_000
const AGAIN_MS = 3_000

/** Calls `reload` whenever the stream says "changed", and once whenever it opens: what changed between the page's first load and now was told to nobody. `url` null follows nothing. */
export function useLive(url: string | null, reload: () => void): LiveState {
  const [state, setState] = useState<LiveState>(url ? 'reconnecting' : 'off')
  const latest = useRef(reload)
  latest.current = reload
  useEffect(() => {
    if (!url) return setState('off')
    let source: EventSource
    let timer: ReturnType<typeof setTimeout>
    const silence = () => {
      clearTimeout(timer)
      timer = setTimeout(again, SILENCE_MS)
    }
    const again = () => {
      source.close()
      setState('reconnecting')
      connect()
    }
    const connect = () => {
      source = new EventSource(passed(url))
      source.onopen = () => {
        setState('live')
        silence()
        latest.current()
      }
      source.onerror = () => {
        setState('reconnecting')
        clearTimeout(timer)
        // The browser tries again by itself unless the answer was an error: then it gives up.
        timer = setTimeout(again, source.readyState === EventSource.CLOSED ? AGAIN_MS : SILENCE_MS)
      }
      source.addEventListener('beat', silence)
      source.addEventListener('changed', () => {
        silence()
        latest.current()
      })
      silence()
    }
    connect()
    return () => {
      clearTimeout(timer)
      source.close()
    }
  }, [url])
  return state
}
