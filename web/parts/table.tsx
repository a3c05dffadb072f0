/** A table as a printer sets it: three rules, figures flush right, its head repeated on every sheet of paper. */
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { shell } from '../../server/words/shell.ts'
import { useCommon, useWords } from '../lang.ts'
import '../style/table.css'

export interface Column<T> {
  key: string
  head: ComponentChildren
  cell: (row: T, index: number) => ComponentChildren
  /** end: figures; centre: marks and signs. */
  align?: 'end' | 'centre'
  /** Makes the head a sort button. Null sorts last either way. Marks are strings: give Number(…). */
  sort?: (row: T) => string | number | null
  /** This cell names the row: a row header, and the card's title on a phone. */
  lead?: boolean
  /** false: on screen only (buttons, links). */
  print?: boolean
  /** false: not on a phone. */
  phone?: boolean
  /** CSS width, for columns that must not dance. */
  width?: string
}

export interface TableProps<T> {
  /** Says what the table lists; read by screen readers, and shown when `captionShown`. */
  caption: string
  captionShown?: boolean
  columns: readonly (Column<T> | false | null | undefined)[]
  rows: readonly T[]
  rowKey: (row: T) => string
  /** Instead of the table when there is no row. Default: "Nothing here yet". */
  empty?: ComponentChildren
  /** On a phone: scrolls sideways (default), or each row becomes a card. */
  phone?: 'scroll' | 'cards'
  /** now: the one at hand; quiet: out of the running; faulty: to be put right. */
  tone?: (row: T) => 'now' | 'quiet' | 'faulty' | undefined
  /** Under the rows, for totals: one row of cells as the columns are. */
  foot?: ComponentChildren
}

const collator = new Intl.Collator('zh-CN', { numeric: true })

export function Table<T>({ caption, captionShown = false, columns, rows, rowKey, empty, phone = 'scroll', tone, foot }: TableProps<T>) {
  const w = useCommon()
  const [sorted, setSorted] = useState<{ key: string; down: boolean } | null>(null)
  const shown = columns.filter((column): column is Column<T> => !!column)
  if (rows.length === 0) return <>{empty ?? <p class="empty-line">{w.nothingYet}</p>}</>
  const by = shown.find((column) => column.key === sorted?.key)?.sort
  const ordered = by ? rows.toSorted((a, b) => compare(by(a), by(b), sorted!.down)) : rows
  const press = (key: string) => setSorted((was) => (was?.key !== key ? { key, down: false } : was.down ? null : { key, down: true }))
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
    <section class={`table-frame ${phone}`} aria-label={caption} tabIndex={0}>
      <table>
        <caption class={captionShown ? undefined : 'sr'}>{caption}</caption>
        <thead>
          <tr>
            {shown.map((column) => (
              <Head key={column.key} column={column} sorted={sorted?.key === column.key ? sorted : null} press={press} />
            ))}
          </tr>
        </thead>
        <tbody>
          {ordered.map((row, index) => (
            <tr key={rowKey(row)} class={tone?.(row)}>
              {shown.map((column) => {
                const Cell = column.lead ? 'th' : 'td'
                return (
                  <Cell
                    key={column.key}
                    scope={column.lead ? 'row' : undefined}
                    class={classOf(column)}
                    data-label={typeof column.head === 'string' ? column.head : undefined}
                  >
                    {column.cell(row, index)}
                  </Cell>
                )
              })}
            </tr>
          ))}
        </tbody>
        {foot && <tfoot>{foot}</tfoot>}
      </table>
    </section>
  )
}

interface HeadProps<T> {
  column: Column<T>
  sorted: { down: boolean } | null
  press: (key: string) => void
}

function Head<T>({ column, sorted, press }: HeadProps<T>) {
  const w = useWords(shell)
  const direction = sorted && (sorted.down ? 'descending' : 'ascending')
  return (
    <th scope="col" class={classOf(column)} style={column.width ? { width: column.width } : undefined} aria-sort={direction ?? undefined}>
      {column.sort ? (
        <button
          type="button"
          class="sort"
          onClick={() => press(column.key)}
          title={sorted ? (sorted.down ? w.sortDown : w.sortUp) : undefined}
        >
          {column.head}
          <span class="sort-sign" aria-hidden="true">
            {sorted ? (sorted.down ? '▼' : '▲') : '↕'}
          </span>
        </button>
      ) : (
        column.head
      )}
    </th>
  )
}

const classOf = (column: Column<never>) =>
  [column.align ?? '', column.lead ? 'lead' : '', column.print === false ? 'no-print' : '', column.phone === false ? 'no-phone' : '']
    .filter(Boolean)
    .join(' ') || undefined

function compare(a: string | number | null, b: string | number | null, down: boolean): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1
  const order = typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(String(a), String(b))
  return down ? -order : order
}
