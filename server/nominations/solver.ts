/** HiGHS as the solver of selections: loaded when first needed, and never believed where whole numbers can tell. */
import load from 'highs'
import type { Program, Solved, Solver } from '../scoring/selection/program.ts'

// The package's types are written for another module system.
type Highs = Awaited<ReturnType<typeof import('highs').default>>
const start = load as unknown as () => Promise<Highs>

let loading: Promise<Highs> | undefined

/** @param seconds that one answer may take, from now on */
export async function solverFor(seconds: number): Promise<Solver> {
  loading ??= start()
  const highs = await loading
  const end = performance.now() + seconds * 1000
  const left = () => (end - performance.now()) / 1000
  return { solve: (program, relaxed) => solve(highs, program, relaxed, left()), late: () => left() <= 0 }
}

function solve(highs: Highs, program: Program, relaxed: boolean, seconds: number): Solved {
  const stopped: Solved = { status: 'stopped', values: [], prices: [] }
  if (seconds <= 0) return stopped
  const told = highs.constants.modelStatus
  return highs.withModel(dataOf(highs, program, relaxed), (model): Solved => {
    model.options.set({ output_flag: false, time_limit: seconds, mip_rel_gap: 0, mip_abs_gap: 0.5, random_seed: 1 })
    model.run()
    const status = model.getModelStatus()
    if (status === told.infeasible || status === told.unboundedOrInfeasible) return { ...stopped, status: 'none' }
    if (status !== told.optimal && model.info.get('primal_solution_status') !== FEASIBLE) return stopped
    const { colValue, rowDual } = model.getSolution()
    return {
      status: status === told.optimal ? 'best' : 'stopped',
      values: relaxed ? [...colValue] : Array.from(colValue, (value) => Math.round(value)),
      prices: relaxed ? [...rowDual] : [],
    }
  })
}

const FEASIBLE = 2

/** Rows as HiGHS takes them, one after the other; bounds without an end have its own infinity. */
function dataOf({ infinity, constants }: Highs, { gain, least, most, rows }: Program, relaxed: boolean) {
  const starts = [0]
  for (const { columns } of rows) starts.push((starts.at(-1) as number) + columns.length)
  const ends = (list: readonly number[]) => Float64Array.from(list, (one) => Math.max(-infinity, Math.min(infinity, one)))
  return {
    numCols: gain.length,
    numRows: rows.length,
    sense: constants.objectiveSense.maximize,
    colCost: Float64Array.from(gain),
    colLower: ends(least),
    colUpper: ends(most),
    rowLower: ends(rows.map((one) => one.least)),
    rowUpper: ends(rows.map((one) => one.most)),
    matrix: {
      format: 'csr' as const,
      numRows: rows.length,
      numCols: gain.length,
      starts: Int32Array.from(starts),
      indices: Int32Array.from(rows.flatMap(({ columns }) => columns)),
      values: Float64Array.from(rows.flatMap(({ factors }) => factors)),
    },
    ...(relaxed ? {} : { integrality: new Int32Array(gain.length).fill(1) }),
  }
}
