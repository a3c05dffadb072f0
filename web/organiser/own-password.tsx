/** Changing one's own password, behind a button. */
import { useState } from 'preact/hooks'
import { people } from '../../server/words/people.ts'
import { api, ask, ProblemError } from '../api.ts'
import { useWords } from '../lang.ts'
import { Banner } from '../parts/banner.tsx'
import { Button } from '../parts/button.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { TextField } from '../parts/fields.tsx'
import { Form } from '../parts/form.tsx'

const start = { old: '', password: '', again: '' }

export function OwnPassword() {
  const w = useWords(people).accounts
  const [open, setOpen] = useState(false)
  const [done, setDone] = useState(false)
  const show = (next: boolean) => {
    setOpen(next)
    setDone(false)
  }
  const send = ({ old, password, again }: typeof start) => {
    if (password !== again) throw new ProblemError('invalid-input', 422, [{ path: ['again'], code: 'passwords-differ' }])
    return ask(api.session.password.$put({ json: { old, password } }))
  }
  return (
    <>
      <Button onClick={() => show(true)}>{w.own}</Button>
      <Dialog open={open} title={w.own} onClose={() => show(false)}>
        {done ? (
          <Banner kind="done">{w.ownDone}</Banner>
        ) : (
          <Form start={start} send={async (values) => send(values)} onDone={() => setDone(true)} submit={w.own}>
            <TextField name="old" type="password" label={w.old} autoComplete="current-password" />
            <TextField name="password" type="password" label={w.fresh} hint={w.freshHint} autoComplete="new-password" />
            <TextField name="again" type="password" label={w.again2} autoComplete="new-password" />
          </Form>
        )}
      </Dialog>
    </>
  )
}
