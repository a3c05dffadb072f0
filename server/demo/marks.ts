/** Plausible marks: every entry has its ability, every judge a severity of their own, and nobody leaves the range or the step. */
import { cellsOf } from '../scoring/mark.ts'
import type { Aspect, Mark, Scheme } from '../scoring/types.ts'
import type { Chance } from './chance.ts'

/** About normal, mean 0, deviation 1: twelve draws summed. */
export function normal(random: Chance): number {
  let sum = -6
  for (let i = 0; i < 12; i++) sum += random()
  return sum
}

/** All marks of one sheet. @param ability 0–1, @param severity in the same measure: 0.03 marks everybody 3 % lower. */
export function marksOf(scheme: Scheme, sitting: string, ability: number, severity: number, random: Chance): Record<string, Mark> {
  return Object.fromEntries(
    cellsOf(scheme, sitting).map(({ cell, aspect }) => [cell, markOf(aspect, ability - severity + 0.05 * normal(random), random)]),
  )
}

function markOf(aspect: Aspect, level: number, random: Chance): Mark {
  const share = Math.min(1, Math.max(0.2, level))
  switch (aspect.kind) {
    case 'points':
    case 'imported':
      return stepped(share * Number(aspect.max), aspect.step, Number(aspect.max))
    case 'time':
      return stepped((5400 - 2400 * share + 200 * normal(random)) / 1, aspect.step, 7200)
    case 'judgement':
      return String(Math.round(share * 3))
    case 'count':
      return String(Math.round(share * 5))
    case 'deduct':
      return random() < 0.75 ? '0' : '1'
    case 'given':
      return String(80 + Math.floor(random() * 12) * 10)
    case 'measure':
      return aspect.rule.by === 'pass' ? 'pass' : stepped(60 + 60 * share, '1', 1_000_000)
    case 'table':
      return aspect.grades[random() < share ? 0 : Math.min(1, aspect.grades.length - 1)]?.grade ?? ''
    case 'votes':
      return String(Math.round(share * Number(aspect.electorate)))
  }
}

/** Rounded to the step without leaving exact decimals: counted in steps, printed with the step's places. */
function stepped(value: number, step: string, most: number): string {
  const places = step.split('.')[1]?.length ?? 0
  const steps = Math.min(Math.round(value / Number(step)), Math.floor(most / Number(step)))
  return (steps * Number(step)).toFixed(places)
}
