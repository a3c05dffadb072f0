/** Entering a squad: its name, its unit, and its members one after another. */
import { useState } from 'preact/hooks'
import { entries } from '../../../server/words/entries.ts'
import { api, ask } from '../../api.ts'
import { useCommon, useWords } from '../../lang.ts'
import { Button } from '../../parts/button.tsx'
import { TextField } from '../../parts/fields.tsx'
import { Form } from '../../parts/form.tsx'
import { type Found, PickField } from '../../parts/pick.tsx'
import { findPersons, findUnits } from '../find.ts'

const START = { unitId: '', name: '', members: [] as string[] }

export function AddSquad({ event, onDone }: { event: string; onDone: () => void }) {
  const w = useWords(entries)
  const [picked, setPicked] = useState<Found[]>([])
  const send = (values: typeof START) =>
    ask(api.events[':event'].squads.$post({ param: { event }, json: { ...values, members: picked.map((one) => one.value) } }))
  return (
    <Form start={START} send={send} submit={w.addSquad} onDone={onDone}>
      <TextField name="name" label={w.squadName} hint={w.squadHint} most={40} />
      <PickField name="unitId" label={w.unit} hint={w.unitHint} find={findUnits} />
      <Members picked={picked} onPicked={setPicked} />
    </Form>
  )
}

/** Picking a worker adds him at once; the field is then free for the next. */
export function Members({ picked, onPicked, hint }: { picked: Found[]; onPicked: (picked: Found[]) => void; hint?: string }) {
  const w = useWords(entries)
  const c = useCommon()
  const [turn, setTurn] = useState(0)
  const add = (found: Found | null) => {
    if (!found) return
    if (!picked.some((one) => one.value === found.value)) onPicked([...picked, found])
    setTurn(turn + 1)
  }
  return (
    <>
      <PickField
        key={turn}
        name="members"
        label={w.addMember}
        hint={hint ?? w.personHint}
        find={findPersons}
        value=""
        onValue={() => {}}
        onPick={add}
      />
      {picked.length === 0 ? (
        !hint && <p class="soft">{w.noMembers}</p>
      ) : (
        <ul class="members" aria-label={w.members}>
          {picked.map((one) => (
            <li key={one.value}>
              <span>
                {one.text} <span class="soft">{one.note}</span>
              </span>
              <Button kind="plain" label={w.removeMember(one.text)} onClick={() => onPicked(picked.filter((other) => other !== one))}>
                {c.remove}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
