/** Faults of aspects: ranges, steps, bands, grades, and the given numbers that they refer to. */

import { compare, decimal, div, type Exact, fraction, isMultiple, ONE, sign, sub, ZERO } from './exact.ts'
import type { Report } from './fault.ts'
import { nodeFaults } from './fault-tree.ts'
import { isPointless, type Plan } from './plan.ts'
import type { Aspect, Decimal, Fault, MeasureRule } from './types.ts'

type Path = Fault['path']

/** What is wrong with one aspect. */
export function aspectFaults(plan: Plan, aspect: Aspect, path: Path, report: Report): void {
  nodeFaults(plan, aspect, path, report)
  const full = number(aspect.full, [...path, 'full'], report) ?? ZERO
  if (isPointless(aspect) && sign(full) !== 0) report([...path, 'full'], 'full-not-zero', { id: aspect.id })
  if (sign(full) < 0) report([...path, 'full'], 'number-form', { value: aspect.full })
  if (!plan.sittingOf.has(aspect.id)) report(path, 'no-sitting', { id: aspect.id })
  for (const field of ['factor', 'base'] as const) {
    if (aspect[field] !== undefined) givenFaults(plan, aspect, aspect[field], [...path, field], report)
  }
  kindFaults(plan, aspect, full, path, report)
}

function kindFaults(plan: Plan, aspect: Aspect, full: Exact, path: Path, report: Report): void {
  switch (aspect.kind) {
    case 'points':
      rangeFaults(aspect.min ?? '0', aspect.max, aspect.step, full, path, report)
      return
    case 'imported':
      rangeFaults('0', aspect.max, aspect.step, full, path, report)
      return
    case 'judgement':
      for (const [index, text] of aspect.descriptors.entries()) {
        if (!text.zh.trim() || !text.en.trim()) report([...path, 'descriptors', index], 'descriptor-missing', { level: String(index) })
      }
      return
    case 'measure':
      measureFaults(plan, aspect, aspect.rule, full, [...path, 'rule'], report)
      return
    case 'count':
      number(aspect.each, [...path, 'each'], report)
      if (aspect.cap !== undefined) number(aspect.cap, [...path, 'cap'], report)
      return
    case 'deduct':
      deductFaults(aspect, full, path, report)
      return
    case 'table':
      gradeFaults(aspect, full, path, report)
      return
    case 'time':
    case 'given':
      positive(aspect.step, [...path, 'step'], report)
      return
    case 'votes':
      positive(aspect.electorate, [...path, 'electorate'], report)
      return
  }
}

function rangeFaults(min: Decimal, max: Decimal, step: Decimal, full: Exact, path: Path, report: Report): void {
  const low = number(min, [...path, 'min'], report)
  const high = number(max, [...path, 'max'], report)
  const by = number(step, [...path, 'step'], report)
  if (!low || !high || !by) return
  if (compare(low, high) >= 0) report([...path, 'max'], 'range-empty', { min, max })
  if (compare(high, ZERO) <= 0 && compare(full, high) !== 0) report([...path, 'full'], 'max-not-positive', { max })
  const steps = div(sub(high, low), by)
  if (sign(by) <= 0 || !steps) report([...path, 'step'], 'step-range', { step })
  else if (!isMultiple(steps, ONE)) report([...path, 'step'], 'step-divides', { step, min, max })
}

function deductFaults(aspect: Aspect & { kind: 'deduct' }, full: Exact, path: Path, report: Report): void {
  const from = number(aspect.from, [...path, 'from'], report)
  const floor = number(aspect.floor ?? '0', [...path, 'floor'], report)
  positive(aspect.each, [...path, 'each'], report)
  if (from && floor && compare(floor, from) > 0) report([...path, 'floor'], 'range-empty', { min: aspect.floor ?? '0', max: aspect.from })
  if (from && compare(from, full) !== 0) report([...path, 'full'], 'full-not-from', { full: aspect.full, from: aspect.from })
}

function gradeFaults(aspect: Aspect & { kind: 'table' }, full: Exact, path: Path, report: Report): void {
  const seen = new Set<string>()
  if (aspect.grades.length === 0) report([...path, 'grades'], 'range-empty', { min: '', max: '' })
  for (const [index, { grade, points }] of aspect.grades.entries()) {
    const at = [...path, 'grades', index]
    if (grade.trim() === '' || seen.has(grade)) report([...at, 'grade'], 'grade-twice', { grade })
    seen.add(grade)
    const value = number(points, [...at, 'points'], report)
    if (value && !aspect.base && !aspect.factor && compare(value, full) > 0)
      report([...at, 'points'], 'points-above-full', { points, full: aspect.full })
  }
}

function measureFaults(plan: Plan, aspect: Aspect, rule: MeasureRule, full: Exact, path: Path, report: Report): void {
  const inFull = (points: Decimal, at: Path) => {
    const value = number(points, at, report)
    if (value && compare(value, full) > 0) report(at, 'points-above-full', { points, full: aspect.full })
  }
  if (rule.by === 'bands') {
    if (rule.bands.length === 0) report([...path, 'bands'], 'range-empty', { min: '', max: '' })
    for (const [index, band] of rule.bands.entries()) {
      inFull(band.points, [...path, 'bands', index, 'points'])
      const from = number(band.from, [...path, 'bands', index, 'from'], report)
      const before = index > 0 ? decimal(rule.bands[index - 1]?.from ?? '') : null
      const wrong = from && before && compare(before, from) !== (rule.better === 'more' ? 1 : -1)
      if (wrong) report([...path, 'bands', index, 'from'], 'bands-order', { from: band.from })
    }
  }
  if (rule.by === 'line') {
    const ends = rule.at.map((end, index) => number(end, [...path, 'at', index], report))
    if (ends[0] && ends[1] && compare(ends[0], ends[1]) === 0) report([...path, 'at'], 'line-flat')
    for (const [index, points] of rule.points.entries()) inFull(points, [...path, 'points', index])
  }
  if (rule.by === 'target') {
    givenFaults(plan, aspect, rule.target, [...path, 'target'], report)
    for (const field of ['cap', 'floor'] as const) {
      const value = rule[field]
      if (value !== undefined && !fraction(value)) report([...path, field], 'share-range', { value })
    }
  }
}

/** A given number must exist, and lie outside repeats or in the same one. */
function givenFaults(plan: Plan, aspect: Aspect, id: string, path: Path, report: Report): void {
  const given = plan.nodes.get(id)
  const home = plan.repeatOf.get(id)
  if (given?.kind !== 'given') report(path, 'given-missing', { id })
  else if (home && home !== plan.repeatOf.get(aspect.id)) report(path, 'given-elsewhere', { id })
}

function number(text: Decimal, path: Path, report: Report): Exact | null {
  const value = decimal(text)
  if (!value) report(path, 'number-form', { value: String(text) })
  return value
}

function positive(text: Decimal, path: Path, report: Report): void {
  const value = number(text, path, report)
  if (value && sign(value) <= 0) report(path, 'step-range', { step: text })
}
