/** The form of a unit: a new one below its parent, or the facts of one that is there. */
import type { OneUnit, UnitSeen } from '../../server/people/seen-queries.ts'
import { common } from '../../server/words/common.ts'
import { people } from '../../server/words/people.ts'
import { api, ask } from '../api.ts'
import { useWords } from '../lang.ts'
import { NumberField, optionsOf, SelectField, TextField } from '../parts/fields.tsx'
import { Form } from '../parts/form.tsx'

export interface UnitFormProps {
  /** Under which the new one will stand; null for the district. */
  parent?: OneUnit | null
  /** Or the one to change. */
  unit?: UnitSeen
  onDone: () => void
}

const BELOW = { district: ['street', 'industry'], street: ['grassroots'], industry: ['grassroots'], grassroots: ['grassroots'] } as const

export function UnitForm({ parent = null, unit, onDone }: UnitFormProps) {
  const w = useWords(people)
  const c = useWords(common)
  const col = w.unitColumns
  const kinds: readonly UnitSeen['kind'][] = parent ? BELOW[parent.kind] : ['district']
  const start = {
    name: unit?.name ?? '',
    nameEn: unit?.nameEn ?? '',
    kind: unit?.kind ?? kinds[0]!,
    uscc: unit?.uscc ?? '',
    ownership: unit?.ownership ?? '',
    industry: unit?.industry ?? '',
    members: String(unit?.members ?? ''),
  }
  const send = async ({ kind, ...values }: typeof start) => {
    const json = {
      ...values,
      uscc: values.uscc || null,
      ownership: (values.ownership || null) as UnitSeen['ownership'],
      industry: values.industry || null,
      // An empty or odd text becomes null, which the server names at its field.
      members: values.members === '' ? 0 : Number(values.members),
    }
    if (unit) await ask(api.units[':unit'].$put({ param: { unit: unit.id }, json: { ...json, version: unit.version } }))
    else await ask(api.units.$post({ json: { ...json, kind, parentId: parent?.id ?? null } }))
    return true
  }
  return (
    <Form start={start} send={send} onDone={onDone} submit={w.saveUnit} columns>
      <TextField name="name" label={col.name} most={60} />
      <TextField name="nameEn" label={col.nameEn} hint={w.nameEnHint} most={120} optional />
      {!unit && kinds.length > 1 && <SelectField name="kind" label={col.kind} options={kinds.map((kind) => [kind, c.unitKinds[kind]])} />}
      <TextField name="uscc" label={col.uscc} most={18} optional />
      <SelectField name="ownership" label={col.ownership} options={optionsOf(c.ownership)} empty={c.unknown} />
      <TextField name="industry" label={col.industry} most={40} optional />
      <NumberField name="members" label={col.members} integer />
    </Form>
  )
}
