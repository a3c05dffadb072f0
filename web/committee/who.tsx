/** Whom a rule or a category looks at: one attribute and its values; what is put together otherwise is only said. */
import { LOOKED_AT } from '../../server/nominations/input.ts'
import type { Who } from '../../server/scoring/quota.ts'
import { nominations } from '../../server/words/nominations.ts'
import { useCommon, useWords } from '../lang.ts'
import { ManyField } from '../parts/choices.tsx'
import { optionsOf, SelectField } from '../parts/fields.tsx'
import { useSaid } from './said.ts'

interface Props {
  /** The path of the condition list in the form. */
  at: string
  who: Who
  set: (path: string, value: unknown) => void
  /** Everybody may be meant. */
  everybody?: boolean
}

export function WhoFields({ at, who, set, everybody }: Props) {
  const w = useWords(nominations)
  const c = useCommon()
  const said = useSaid()
  const [first] = who
  const codes = first && LOOKED_AT[first.attribute]
  if (who.length > 1 || first?.out !== undefined || (first && !codes))
    return (
      <p class="soft small">
        {w.who}
        {c.colon}
        {said.who(who)}
      </p>
    )
  return (
    <>
      <SelectField
        name={`${at}.0.attribute`}
        label={w.who}
        {...(everybody ? { empty: w.everybody } : {})}
        options={optionsOf(w.attributes).filter(([attribute]) => LOOKED_AT[attribute] !== null)}
        value={first?.attribute ?? ''}
        onValue={(attribute) => set(at, attribute ? [{ attribute, in: [] }] : [])}
      />
      {first && codes && (
        <div class="whole">
          <ManyField
            name={`${at}.0.in`}
            label={w.attributes[first.attribute as keyof typeof w.attributes]}
            choices={codes.map((code) => ({ value: code, text: said.value(first.attribute, code) }))}
            inline
          />
        </div>
      )}
    </>
  )
}
