/** Five faults seeded in the engine, one after the other: the oracle catches each within 500 contests. */
import { afterEach, describe, expect, test, vi } from 'vitest'
import type { Bundle, Mark, Result } from '../../../server/scoring/types.ts'
import { differences, type Engine } from './compare.ts'
import { contests } from './run.ts'
import { lay } from './world.ts'

const SEED = 20260501
const CONTESTS = 500
const EXACT = '../../../server/scoring/exact.ts'
const PANEL = '../../../server/scoring/panel.ts'
const RANK = '../../../server/scoring/rank.ts'
const CELL = '../../../server/scoring/cell.ts'
const INCIDENT = '../../../server/scoring/incident.ts'

afterEach(() => {
  for (const file of [EXACT, PANEL, RANK, CELL, INCIDENT]) vi.doUnmock(file)
  vi.resetModules()
})

/** The engine as it is after the mocks of one test. */
async function engine(): Promise<Engine> {
  vi.resetModules()
  return (await import('../../../server/scoring/score.ts')).score
}

/** The first contest, counted from 1, on which the broken engine is caught. */
function caught(broken: Engine): number | null {
  let count = 0
  for (const [, bundle] of contests(SEED, CONTESTS)) {
    if (!bundle) continue
    count++
    // A contest on which the whole engine is right.
    if (differences(bundle, broken).length && !differences(bundle).length) return count
  }
  return null
}

function expectCaught(name: string, broken: Engine) {
  const at = caught(broken)
  console.log(`${name}: ${at === null ? 'never caught' : `caught by contest ${at} of ${CONTESTS}`}`)
  expect(at).not.toBeNull()
}

describe('a seeded fault is caught', { timeout: 120_000 }, () => {
  test('halves rounded to the even digit', async () => {
    vi.doMock(EXACT, async (original) => {
      const real = await original<typeof import('../../../server/scoring/exact.ts')>()
      const roundTo: typeof real.roundTo = (x, places) => {
        const up = real.roundTo(x, places)
        const unit = real.div(real.ONE, real.whole(10 ** places)) ?? real.ONE
        const isHalf = real.compare(real.mul(real.size(real.sub(up, x)), real.whole(2)), unit) === 0
        if (!isHalf || real.isMultiple(up, real.mul(unit, real.whole(2)))) return up
        return real.compare(up, real.ZERO) > 0 ? real.sub(up, unit) : real.add(up, unit)
      }
      return { ...real, roundTo }
    })
    expectCaught('half even', await engine())
  })

  test('the wrong extreme dropped', async () => {
    vi.doMock(PANEL, async (original) => {
      const real = await original<typeof import('../../../server/scoring/panel.ts')>()
      const combine: typeof real.combine = (panel, ...rest) => {
        const { high, low } = panel.drop ?? { high: 0, low: 0 }
        return real.combine({ ...panel, drop: { high: low, low: high } }, ...rest)
      }
      return { ...real, combine }
    })
    expectCaught('wrong extreme', await engine())
  })

  test('a penalty that passes through trimming', async () => {
    let penalty: string | null = null
    vi.doMock(CELL, async (original) => {
      const real = await original<typeof import('../../../server/scoring/cell.ts')>()
      const cellValue: typeof real.cellValue = (desk, aspect, attempt) => {
        const effects = desk.walk.incidents?.(aspect.id, attempt).map((it) => it.effect) ?? []
        penalty = effects.flatMap((it) => (it.do === 'points' ? it.points : []))[0] ?? null
        const value = real.cellValue(desk, aspect, attempt)
        penalty = null
        return value
      }
      return { ...real, cellValue }
    })
    vi.doMock(PANEL, async (original) => {
      const real = await original<typeof import('../../../server/scoring/panel.ts')>()
      const { add, decimal } = await vi.importActual<typeof import('../../../server/scoring/exact.ts')>(EXACT)
      // As if one judge had taken it off.
      const combine: typeof real.combine = (panel, given, ...rest) => {
        const points = penalty === null ? null : decimal(penalty)
        return real.combine(panel, points ? given.map((it, i) => (i === 0 ? { ...it, value: add(it.value, points) } : it)) : given, ...rest)
      }
      return { ...real, combine }
    })
    vi.doMock(INCIDENT, async (original) => {
      const real = await original<typeof import('../../../server/scoring/incident.ts')>()
      const strike: typeof real.strike = (points, node, incidents, note) => {
        const others = incidents.filter((it) => it.scope !== 'aspect' || it.effect.do !== 'points')
        return real.strike(points, node, others, note)
      }
      return { ...real, strike }
    })
    expectCaught('penalty trimmed', await engine())
  })

  test('shared ranks as 1, 2, 2, 3', async () => {
    vi.doMock(RANK, async (original) => {
      const real = await original<typeof import('../../../server/scoring/rank.ts')>()
      const rank: typeof real.rank = (...list) => {
        const ranked = real.rank(...list)
        const ranks = [...new Set(ranked.map((it) => it.rank))]
        return ranked.map((it) => ({ ...it, rank: ranks.indexOf(it.rank) + 1 }))
      }
      return { ...real, rank }
    })
    expectCaught('dense ranks', await engine())
  })

  test('what is not marked counted as 0', async () => {
    const score = await engine()
    expectCaught('not marked as 0', (bundle): Result => score(filled(bundle)))
  })
})

/** Every sheet with a 0 where nothing was written. */
function filled(bundle: Bundle): Bundle {
  const { places } = lay(bundle)
  const sheets = bundle.sheets.map((sheet) => {
    const cells = places.find((it) => it.node.id === sheet.sitting)?.cells ?? []
    const zeros = cells.map(({ name, aspect }): [string, Mark] => [name, aspect.kind === 'table' ? aspect.grades.at(-1)!.grade : '0'])
    return { ...sheet, marks: { ...Object.fromEntries(zeros), ...sheet.marks } }
  })
  return { ...bundle, sheets }
}
