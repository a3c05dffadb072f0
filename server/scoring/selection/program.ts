/** An integer program, and what a solver of such says of one; the solver itself lives outside and is handed in. */

export interface Row {
  columns: number[]
  factors: number[]
  least: number
  most: number
}

/** Whole numbers between `least` and `most`, one a column, that keep every row; of these the one of most gain. */
export interface Program {
  gain: number[]
  least: number[]
  most: number[]
  rows: Row[]
}

export interface Solved {
  /** stopped: out of time, with whatever was found until then. */
  status: 'best' | 'none' | 'stopped'
  /** Empty when nothing was found. */
  values: number[]
  /** What one more unit of a row's bound is worth; only of a relaxed program. */
  prices: number[]
}

export interface Solver {
  /** @param relaxed as if columns could be split */
  solve(program: Program, relaxed: boolean): Solved
  /** Whether the time that this answer may take is over. */
  late(): boolean
}

/** Whether values keep all rows and bounds: in whole numbers, so that no solver needs to be believed. */
export function keeps({ least, most, rows }: Program, values: readonly number[]): boolean {
  return (
    values.length === least.length &&
    values.every((value, at) => Number.isInteger(value) && value >= (least[at] as number) && value <= (most[at] as number)) &&
    rows.every((row) => {
      const sum = activity(row, values)
      return sum >= row.least && sum <= row.most
    })
  )
}

export function activity({ columns, factors }: Row, values: readonly number[]): number {
  let sum = 0
  for (let i = 0; i < columns.length; i++) sum += (factors[i] as number) * (values[columns[i] as number] as number)
  return sum
}

export function gainOf({ gain }: Program, values: readonly number[]): number {
  let sum = 0
  for (let at = 0; at < gain.length; at++) sum += (gain[at] as number) * (values[at] as number)
  return sum
}

/** The same program with another goal. */
export function aiming(program: Program, gain: number[]): Program {
  return { ...program, gain }
}

/** Columns of a row are named once; what is 0 is left out. */
export function row(columns: number[], factors: number[] | number, least: number, most: number): Row {
  const all = typeof factors === 'number' ? columns.map(() => factors) : factors
  return { columns, factors: all, least, most }
}

/**
 * The part of a program that is not settled: settled columns go into the bounds of the rows.
 * @param open the columns that stay; all others have the value that `values` gives them
 * @returns null when a row that is settled whole is broken
 */
export function part(program: Program, open: readonly number[], values: readonly number[]): Program | null {
  const place = new Map(open.map((column, at) => [column, at]))
  const rows: Row[] = []
  for (const { columns, factors, least, most } of program.rows) {
    let settled = 0
    const kept: Row = { columns: [], factors: [], least, most }
    for (const [i, column] of columns.entries()) {
      const at = place.get(column)
      const factor = factors[i] as number
      if (at === undefined) settled += factor * (values[column] as number)
      else {
        kept.columns.push(at)
        kept.factors.push(factor)
      }
    }
    kept.least -= settled
    kept.most -= settled
    if (kept.columns.length > 0) rows.push(kept)
    else if (kept.least > 0 || kept.most < 0) return null
  }
  const of = (list: readonly number[]) => open.map((column) => list[column] as number)
  return { gain: of(program.gain), least: of(program.least), most: of(program.most), rows }
}
