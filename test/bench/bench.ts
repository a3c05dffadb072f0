/**
 * `npm run bench`: every lot in a process of its own, one table of figures, ceilings and ratios. It judges nothing: machines
 * differ, ratios less so. A lot prints its figures as JSON.
 */
import { execFileSync } from 'node:child_process'
import { availableParallelism, cpus } from 'node:os'
import { join } from 'node:path'
import type { Figure } from './figure.ts'

const LOTS = [
  ['columns', '1000'],
  ['columns', '10000'],
  ['columns', '100000'],
  ['growth'],
  ['sql'],
  ['bundle'],
  ['load'],
  ['event'],
  ['severity'],
  ['submit'],
  ['selection'],
  ['committee'],
  ['certificates'],
]

const figures = LOTS.flatMap(([name, ...args]): Figure[] => {
  const told = execFileSync(process.execPath, [join(import.meta.dirname, 'lots', `${name}.ts`), ...args], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  return JSON.parse(told)
})

const digits = (value: number, unit: string) => `${value >= 100 ? value.toFixed(0) : value.toFixed(value >= 10 ? 1 : 2)} ${unit}`
const rows = [
  ['figure', 'ours', 'ceiling', 'ratio', 'goal'],
  ...figures.map(({ figure, ours, ceiling, unit, goal }) => [
    figure,
    digits(ours, unit),
    ceiling === null ? '' : digits(ceiling, unit),
    ceiling === null ? '' : (ours / ceiling).toFixed(2),
    goal,
  ]),
]
const widths = rows[0]?.map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0))) ?? []
console.log(`${availableParallelism()} × ${cpus()[0]?.model}, Node ${process.version}; medians`)
for (const row of rows)
  console.log(
    row
      .map((cell, at) => (at === 0 || at === 4 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)))
      .join('  ')
      .trimEnd(),
  )
