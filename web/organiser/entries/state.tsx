/** Recording the state of one entry, with what it means and why. */
import type { EntryShown } from '../../../server/entries/view.ts'
import { common } from '../../../server/words/common.ts'
import { entries } from '../../../server/words/entries.ts'
import { api, ask } from '../../api.ts'
import { useCommon, useWords } from '../../lang.ts'
import { RadioField } from '../../parts/choices.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { TextField } from '../../parts/fields.tsx'
import { Form } from '../../parts/form.tsx'

type State = keyof typeof common.entryStates

export function StateDialog({ event, row, onClose }: { event: string; row: EntryShown; onClose: (done: boolean) => void }) {
  const w = useWords(entries)
  const c = useCommon()
  const { entryStates } = useWords(common)
  const choices = (Object.keys(entryStates) as State[]).map((state) => ({
    value: state,
    text: entryStates[state],
    hint: w.stateConsequence[state],
  }))
  const send = ({ state, reason }: { state: State; reason: string }) =>
    ask(api.events[':event'].entries[':entry'].state.$put({ param: { event, entry: row.ref! }, json: { state, reason } }))
  return (
    <Dialog open title={w.stateTitle(row.label ?? row.code ?? '')} onClose={() => onClose(false)}>
      <Form start={{ state: (row.state ?? 'normal') as State, reason: '' }} send={send} submit={w.recordState} onDone={() => onClose(true)}>
        <RadioField name="state" label={c.state} choices={choices} />
        <TextField name="reason" label={c.reason} hint={w.reasonHint} most={200} />
      </Form>
    </Dialog>
  )
}
