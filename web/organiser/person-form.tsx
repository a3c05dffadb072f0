/** The form of a worker, with the ID number that is shown whole only for a reason. */
import { useState } from 'preact/hooks'
import type { OneUnit, PersonSeen } from '../../server/people/seen-queries.ts'
import { common } from '../../server/words/common.ts'
import { ethnicities } from '../../server/words/ethnicities.ts'
import { people } from '../../server/words/people.ts'
import { api, ask } from '../api.ts'
import { named, useWords } from '../lang.ts'
import { CheckField, RadioField } from '../parts/choices.tsx'
import { AskButton } from '../parts/dialog.tsx'
import { DateField, type Option, optionsOf, SelectField, TextField } from '../parts/fields.tsx'
import { Form } from '../parts/form.tsx'
import { PickField } from '../parts/pick.tsx'
import { session } from '../session.ts'
import { findUnits } from './find-units.ts'

/** A value that an older list allowed stays choosable. */
const withPresent = (options: Option[], present: string): Option[] =>
  present === '' || options.some(([value]) => value === present) ? options : [[present, present], ...options]

export function PersonForm({ unit, person, onDone }: { unit: OneUnit; person: PersonSeen | null; onDone: () => void }) {
  const w = useWords(people)
  const c = useWords(common)
  const groups = useWords(ethnicities)
  const col = w.personColumns
  const start = {
    name: person?.name ?? '',
    unitId: person?.unitId ?? unit.id,
    sex: person?.sex ?? '',
    birthDate: person?.birthDate ?? '',
    ethnicity: person?.ethnicity ?? '汉族',
    political: person?.political ?? '',
    education: person?.education ?? '',
    jobClass: person?.jobClass ?? '',
    skillLevel: person?.skillLevel ?? 'none',
    migrant: person?.migrant === 1,
    employee: person?.employee !== 0,
    idNumber: '',
  }
  const send = async (values: typeof start) => {
    // The server names what is missing; the types only say what a finished form holds.
    const json = {
      ...values,
      sex: values.sex as PersonSeen['sex'],
      birthDate: (values.birthDate || undefined) as string,
      jobClass: values.jobClass as PersonSeen['jobClass'],
      migrant: values.migrant ? 1 : 0,
      employee: values.employee ? 1 : 0,
      idNumber: values.idNumber || null,
    } as const
    if (person) await ask(api.persons[':person'].$put({ param: { person: person.id }, json: { ...json, version: person.version } }))
    else await ask(api.persons.$post({ json }))
    return true
  }
  return (
    <>
      <Form start={start} send={send} onDone={onDone} submit={w.savePerson} columns>
        <TextField name="name" label={col.name} most={40} />
        <PickField name="unitId" label={col.unit} find={findUnits} startText={person?.unitName ?? named(unit)} />
        <RadioField name="sex" label={col.sex} choices={optionsOf(c.sex).map(([value, text]) => ({ value, text }))} inline />
        <DateField name="birthDate" label={col.birthDate} hint={w.birthHint} least="1900-01-01" />
        <TextField name="idNumber" label={col.idNumber} hint={w.idHint} most={18} optional />
        <SelectField name="ethnicity" label={col.ethnicity} options={withPresent(optionsOf(groups), start.ethnicity)} empty={c.unknown} />
        <SelectField
          name="political"
          label={col.political}
          options={withPresent(optionsOf(w.political), start.political)}
          empty={c.unknown}
        />
        <SelectField
          name="education"
          label={col.education}
          options={withPresent(optionsOf(w.education), start.education)}
          empty={c.unknown}
        />
        <SelectField name="jobClass" label={col.jobClass} options={optionsOf(c.jobClass)} empty={w.pleaseChoose} />
        <SelectField name="skillLevel" label={col.skillLevel} options={optionsOf(c.skillLevel)} />
        <CheckField name="migrant" label={w.isMigrant} />
        <CheckField name="employee" label={w.isEmployee} hint={w.employeeHint} />
      </Form>
      {person?.idMasked && <IdNumber person={person} masked={person.idMasked} />}
    </>
  )
}

function IdNumber({ person, masked }: { person: PersonSeen; masked: string }) {
  const w = useWords(people)
  const [shown, setShown] = useState<string | null>(null)
  const role = session.value?.role
  const view = async (reason: string) => {
    const { idNumber } = await ask(api.persons[':person']['id-number-views'].$post({ param: { person: person.id }, json: { reason } }))
    setShown(idNumber)
  }
  return (
    <p class="row id-number">
      <span>
        {w.personColumns.idNumber} <strong class="num">{shown ?? masked}</strong>
      </span>
      {!shown && (role === 'admin' || role === 'organiser') && (
        <AskButton text={w.showIdNumber} question={w.showIdQuestion(person.name)} reason act={view}>
          {w.showIdLead}
        </AskButton>
      )}
    </p>
  )
}
