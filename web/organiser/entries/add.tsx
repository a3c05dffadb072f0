/** Entering one worker or one unit. */
import { entries } from '../../../server/words/entries.ts'
import { api, ask } from '../../api.ts'
import { useWords } from '../../lang.ts'
import { RadioField } from '../../parts/choices.tsx'
import { TextField } from '../../parts/fields.tsx'
import { Form } from '../../parts/form.tsx'
import { PickField } from '../../parts/pick.tsx'
import { findPersons, findUnits } from '../find.ts'

export function AddEntry({ event, kind, onDone }: { event: string; kind: 'person' | 'unit'; onDone: () => void }) {
  const w = useWords(entries)
  const start = { subjectId: '', zone: '', category: 'normal' as 'normal' | 'exhibition' }
  const send = (values: typeof start) => ask(api.events[':event'].entries.$post({ param: { event }, json: { kind, ...values } }))
  const isPerson = kind === 'person'
  return (
    <Form start={start} send={send} submit={w.enter} doneText={w.entered} again onDone={onDone}>
      <PickField
        name="subjectId"
        label={isPerson ? w.person : w.unit}
        hint={isPerson ? w.personHint : w.unitHint}
        find={isPerson ? findPersons : findUnits}
      />
      <PlaceFields />
    </Form>
  )
}

/** Where an entry is ranked, and whether. */
export function PlaceFields() {
  const w = useWords(entries)
  return (
    <>
      <TextField name="zone" label={w.columns.zone} hint={w.zoneHint} optional most={40} />
      <RadioField
        name="category"
        label={w.columns.category}
        hint={w.categoryHint}
        inline
        choices={[
          { value: 'normal', text: w.categories.normal },
          { value: 'exhibition', text: w.categories.exhibition },
        ]}
      />
    </>
  )
}
