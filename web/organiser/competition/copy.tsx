/** Copying a competition to another year. */
import { useLocation } from 'preact-iso'
import { calendar } from '../../../server/words/calendar.ts'
import { competitions } from '../../../server/words/competitions.ts'
import { api, ask } from '../../api.ts'
import { useWords } from '../../lang.ts'
import { CheckField } from '../../parts/choices.tsx'
import { NumberField, TextField } from '../../parts/fields.tsx'
import { Form } from '../../parts/form.tsx'

interface CopyFormProps {
  competition: { id: string; name: string; nameEn: string; year: number }
}

export function CopyForm({ competition: { id, name, nameEn, year } }: CopyFormProps) {
  const w = useWords(calendar).copy
  const facts = useWords(competitions)
  const { route } = useLocation()
  const next = (text: string) => text.replaceAll(String(year), String(year + 1))
  const start = { name: next(name), nameEn: next(nameEn), year: String(year + 1), panels: true }
  const send = (values: typeof start) =>
    ask(api.competitions[':competition'].copies.$post({ param: { competition: id }, json: { ...values, year: Number(values.year) } }))
  return (
    <Form start={start} send={send} submit={w.submit} onDone={({ id }) => route(`/desk/competitions/${id}/setup`)}>
      <p class="soft">{w.lead}</p>
      <TextField name="name" label={facts.name} most={60} />
      <TextField name="nameEn" label={facts.nameEn} optional most={120} />
      <NumberField name="year" label={facts.year} integer />
      <CheckField name="panels" label={w.panels} />
    </Form>
  )
}
