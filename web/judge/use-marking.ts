/** Giving marks: an extraordinary one is typed twice, and the last change can be taken back. */
import { useEffect, useRef, useState } from 'preact/hooks'
import type { OwnSheets } from '../../server/marks/own.ts'
import type { Mark } from '../../server/scoring/types.ts'
import type { Delivery } from './delivery.ts'
import { extraordinary, type Why } from './extraordinary.ts'
import type { SheetPaper } from './paper.ts'

export interface Asked {
  cell: string
  value: string
  why: Why
}

export interface Marking {
  /** False when the mark is asked for a second time first. */
  give: (cell: string, value: Mark | null, final?: boolean) => boolean
  /** The mark that waits to be typed again. */
  asked: Asked | null
  confirm: () => void
  drop: () => void
  /** How often something was dropped or undone: inputs then forget what was typed in them. */
  turn: number
  /** The last change on this page. */
  last: { cell: string; before: Mark | null } | null
  undo: () => void
}

export function useMarking(paper: SheetPaper, delivery: Delivery, list: OwnSheets | null, readOnly: boolean): Marking {
  const [asked, setAsked] = useState<Asked | null>(null)
  const [changes, setChanges] = useState<{ cell: string; before: Mark | null }[]>([])
  const [turn, setTurn] = useState(0)
  const presentOf = (cell: string) => delivery.cells.value[cell]?.value ?? null

  const put = (cell: string, value: Mark | null) => {
    const change = { cell, before: presentOf(cell) }
    // Enter and leaving the field tell the same.
    if (JSON.stringify(change.before) === JSON.stringify(value)) return
    setChanges((was) => [...was, change])
    delivery.set(cell, value)
  }
  const give = (cell: string, value: Mark | null, final = true): boolean => {
    const aspect = paper.cells.find((one) => one.cell === cell)?.aspect
    const why = aspect && extraordinary(aspect, value, othersOf(list, paper, cell))
    if (!why) {
      setAsked(null)
      put(cell, value)
      return true
    }
    // Half a number may look extraordinary: it is asked for when the typing is over.
    if (final) setAsked({ cell, value: value as string, why })
    return false
  }
  const drop = () => {
    setAsked(null)
    setTurn((was) => was + 1)
  }
  const confirm = () => {
    if (asked) put(asked.cell, asked.value)
    setAsked(null)
  }
  const undo = () => {
    const last = changes.at(-1)
    if (!last || readOnly) return
    drop()
    setChanges(changes.slice(0, -1))
    delivery.set(last.cell, last.before)
  }

  const latest = useRef(undo)
  latest.current = undo
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'z' || !(event.ctrlKey || event.metaKey) || event.shiftKey) return
      const place = event.target as HTMLElement
      // In a text that is being written the browser undoes the writing.
      const isWriting = place instanceof HTMLTextAreaElement || (place instanceof HTMLInputElement && place.type === 'text')
      if (isWriting && (place as HTMLInputElement).value !== place.dataset.shown) return
      event.preventDefault()
      latest.current()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [])
  return { give, asked, confirm, drop, turn, last: readOnly ? null : (changes.at(-1) ?? null), undo }
}

/** The same judge's marks on the same aspect for other entries, as far as this device knows them. */
function othersOf(list: OwnSheets | null, paper: SheetPaper, cell: string): string[] {
  const others = list?.sheets.filter((one) => one.sheet !== paper.sheet && one.sitting.id === paper.sitting.id) ?? []
  return others.flatMap((one) => {
    const value = one.marks[cell]?.value
    return typeof value === 'string' ? [value] : []
  })
}
