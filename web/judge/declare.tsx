/** Before marking opens a judge declares relations to persons or units; whether they take part is not answered. */
import { useState } from 'preact/hooks'
import { codes } from '../../server/words/codes.ts'
import { api, ask } from '../api.ts'
import { useWords } from '../lang.ts'
import { Button } from '../parts/button.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { TextField } from '../parts/fields.tsx'
import { Form } from '../parts/form.tsx'
import { Actions } from '../parts/page.tsx'
import { useLoad } from '../use.ts'

export function Declare({ event }: { event: string }) {
  const w = useWords(codes).conflict
  const [open, setOpen] = useState(false)
  const relations = api.events[':event'].relations
  const { data, reload } = useLoad(() => ask(relations.$get({ param: { event } })), [event])
  return (
    <>
      {data && data.relations.length > 0 && (
        <p class="soft">
          {w.declared}: {data.relations.map((one) => `${one.name} (${one.what})`).join(' · ')}
        </p>
      )}
      <Actions>
        <Button onClick={() => setOpen(true)}>{w.declare}</Button>
      </Actions>
      <Dialog open={open} title={w.declareTitle} onClose={() => setOpen(false)}>
        <p>{w.declareLead}</p>
        <Form
          start={{ name: '', what: '' }}
          submit={w.declare}
          doneText={w.declared}
          again
          send={(json) => ask(relations.$post({ param: { event }, json }))}
          onDone={() => reload()}
        >
          <TextField name="name" label={w.who} most={60} />
          <TextField name="what" label={w.what} most={200} />
        </Form>
      </Dialog>
    </>
  )
}
