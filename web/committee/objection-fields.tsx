/** The fields of an objection, on paper or on the public page. */
import { notices } from '../../server/words/notices.ts'
import { useWords } from '../lang.ts'
import { AreaField, SelectField, TextField } from '../parts/fields.tsx'

/** Against whom, what, and who says so. */
export function ObjectionFields({ names }: { names: readonly { nomination: string; name: string }[] }) {
  const w = useWords(notices)
  return (
    <>
      <SelectField
        name="nomination"
        label={w.against}
        options={[['', w.wholeList], ...names.map((one) => [one.nomination, one.name] as const)]}
      />
      <AreaField name="text" label={w.text} most={2000} rows={5} />
      <TextField name="name" label={w.who} hint={w.anonymousHint} optional />
      <TextField name="phone" label={w.phone} type="tel" optional />
    </>
  )
}
