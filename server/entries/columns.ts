/** The columns of the workbook by which entries come in, for each kind of event. */
import type { EventRow } from '../../db/schema.ts'
import { wrongState } from '../lib/problem.ts'
import type { Column } from '../lib/workbook.ts'
import { entries as words } from '../words/entries.ts'

const header = ([zh, en]: readonly [string, string]) => ({ zh, en })
const w = words.columns

const person: Column = { key: 'name', header: header(w.name), required: true, width: 12 }
const unit: Column = { key: 'unit', header: header(w.unit), required: true, width: 32 }
const squad: Column = { key: 'squad', header: header(w.squad), width: 20 }
const some: Column[] = [
  { key: 'idNumber', header: header(w.idNumber), width: 22 },
  { key: 'birth', header: header(w.birth), width: 12 },
]
const zone: Column = { key: 'zone', header: header(w.zone), width: 14 }
const category: Column = {
  key: 'category',
  header: header(w.category),
  kind: 'choice',
  width: 12,
  choices: [
    { value: 'normal', ...header(words.categories.normal) },
    { value: 'exhibition', ...header(words.categories.exhibition) },
  ],
}

/** @throws Problem 'wrong-state' for proposals: they come from their authors. */
export function columnsOf(subject: EventRow['subject']): Column[] {
  if (subject === 'proposal') throw wrongState('no-import-here')
  if (subject === 'unit') return [unit, zone, category]
  if (subject === 'squad') return [{ ...squad, required: true }, person, unit, ...some]
  return [person, unit, ...some, squad, zone, category]
}

/** The columns of a template, with the reader's own units to choose from; none where they are too many. */
export function offering(columns: Column[], units: string[] | null): Column[] {
  if (!units) return columns
  const choices = units.map((name) => ({ value: name, zh: name, en: name }))
  return columns.map((column) => (column.key === 'unit' ? { ...column, kind: 'choice', choices } : column))
}
