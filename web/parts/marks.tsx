/** Small signs that always carry their word: badges, states by shape and word, a figure of a whole. */
import type { ComponentChildren } from 'preact'
import { common } from '../../server/words/common.ts'
import { shell } from '../../server/words/shell.ts'
import { useWords } from '../lang.ts'

/** A word set apart. gold is for honours only. */
export function Badge({ children, tone = 'plain' }: { children: ComponentChildren; tone?: 'plain' | 'red' | 'gold' | 'quiet' }) {
  return <span class={`badge ${tone}`}>{children}</span>
}

export type Shape = 'todo' | 'doing' | 'done' | 'locked' | 'warning' | 'stopped'

const SHAPES: Record<Shape, ComponentChildren> = {
  todo: <circle cx="8" cy="8" r="5.5" fill="none" />,
  doing: (
    <>
      <circle cx="8" cy="8" r="5.5" fill="none" />
      <path d="M8 2.5a5.5 5.5 0 0 1 0 11z" />
    </>
  ),
  done: <path fill="none" d="m2.5 8.5 3.5 4 7.5-9" stroke-width="2" />,
  locked: (
    <>
      <path d="M3.5 7.5h9v6h-9z" />
      <path fill="none" d="M5.5 7.5V5a2.5 2.5 0 0 1 5 0v2.5" />
    </>
  ),
  warning: <path d="M8 2 14.5 13.5h-13z" />,
  stopped: <path fill="none" d="m3.5 3.5 9 9m0-9-9 9" stroke-width="2" />,
}

/** A state: a shape and its word, never colour alone. */
export function StateMark({ shape, children }: { shape: Shape; children: ComponentChildren }) {
  return (
    <span class={`state ${shape}`}>
      <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true" fill="currentColor" stroke="currentColor" stroke-width="1.5">
        {SHAPES[shape]}
      </svg>
      {children}
    </span>
  )
}

const SHEETS = { draft: 'doing', submitted: 'done', checked: 'done', sealed: 'locked' } as const

/** The state of a sheet; null: nothing has come yet. */
export function SheetMark({ state }: { state: keyof typeof SHEETS | null }) {
  const w = useWords(common)
  return state ? (
    <StateMark shape={SHEETS[state]}>{w.sheetStates[state]}</StateMark>
  ) : (
    <StateMark shape="todo">{w.noMark.notMarked}</StateMark>
  )
}

const ENTRIES = {
  registered: 'doing',
  returned: 'warning',
  normal: 'done',
  absent: 'warning',
  withdrawn: 'stopped',
  disqualified: 'stopped',
  exhibition: 'todo',
} as const

export function EntryMark({ state }: { state: keyof typeof ENTRIES }) {
  const w = useWords(common)
  return <StateMark shape={ENTRIES[state]}>{{ ...w.entryStates, ...w.registrationStates }[state]}</StateMark>
}

export interface CounterProps {
  label: ComponentChildren
  value: number
  of: number
  /** Where the value must arrive (floor) or stay under (cap): a tick on the bar, and a word beside it. */
  floor?: number
  cap?: number
  note?: ComponentChildren
}

/** Numerator / denominator with a bar; a rule's floor or cap says "met", "2 short", "1 over". */
export function Counter({ label, value, of, floor, cap, note }: CounterProps) {
  const w = useWords(shell)
  const bound = floor ?? cap
  const short = floor !== undefined && value < floor ? floor - value : 0
  const over = cap !== undefined && value > cap ? value - cap : 0
  const at = (n: number) => `${of === 0 ? 0 : Math.min(100, (n / of) * 100)}%`
  return (
    <div class={short || over ? 'counter unmet' : 'counter'}>
      <div class="counter-line">
        <span>{label}</span>
        <span class="num">
          <strong>{value}</strong> / {of}
        </span>
      </div>
      <div class="bar" aria-hidden="true">
        <span style={{ width: at(value) }} />
        {bound !== undefined && <i style={{ left: at(bound) }} />}
      </div>
      {(bound !== undefined || note) && (
        <div class="counter-note">
          {bound !== undefined && (
            <StateMark shape={short || over ? 'warning' : 'done'}>
              {short ? w.shown.short(short) : over ? w.shown.over(over) : w.shown.yes}
            </StateMark>
          )}
          {note && <span class="soft">{note}</span>}
        </div>
      )}
    </div>
  )
}
