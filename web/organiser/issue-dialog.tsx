/** Issues an account: to whom, in which role, of which unit. */
import { useEffect, useRef } from 'preact/hooks'
import type { AccountSeen } from '../../server/people/seen-queries.ts'
import { common } from '../../server/words/common.ts'
import { people } from '../../server/words/people.ts'
import { api, ask } from '../api.ts'
import { useWords } from '../lang.ts'
import { Dialog } from '../parts/dialog.tsx'
import { SelectField, TextField } from '../parts/fields.tsx'
import { Form } from '../parts/form.tsx'
import { PickField } from '../parts/pick.tsx'
import { session } from '../session.ts'
import { findUnits } from './find-units.ts'

type Role = AccountSeen['role']

/** What the server allows, so that nothing else is offered. */
const GIVES: Partial<Record<Role, Role[]>> = {
  admin: ['officer', 'judge', 'organiser', 'committee', 'auditor', 'admin'],
  organiser: ['officer', 'judge', 'committee', 'auditor'],
  officer: ['officer', 'judge'],
}

export interface Issued {
  name: string
  login: string
  role: Role
  unitName: string | null
  password: string
  address: string
}

export function IssueDialog({ open, onClose }: { open: boolean; onClose: (issued: Issued | null) => void }) {
  const w = useWords(people).accounts
  const c = useWords(common)
  const who = session.value
  const picked = useRef<string | null>(null)
  useEffect(() => {
    if (open) picked.current = who?.role === 'officer' ? who.unitName : null
  }, [open])
  if (!who || !open) return null
  const roles = GIVES[who.role] ?? []
  const start = { name: '', login: '', role: roles[0] ?? ('officer' as Role), unitId: who.role === 'officer' ? (who.unitId ?? '') : '' }
  const send = async (values: typeof start): Promise<Issued> => {
    const { password, address } = await ask(api.accounts.$post({ json: { ...values, unitId: values.unitId || null } }))
    return { ...values, unitName: picked.current, password, address }
  }
  return (
    <Dialog open title={w.issueQuestion} onClose={() => onClose(null)}>
      <Form start={start} send={send} onDone={onClose} submit={w.issue}>
        <TextField name="name" label={w.holder} most={40} />
        <TextField name="login" label={w.login} hint={w.loginHint} most={64} />
        <SelectField name="role" label={w.role} options={roles.map((role) => [role, c.roles[role]])} />
        <PickField
          name="unitId"
          label={w.unit}
          hint={w.unitHint}
          find={findUnits}
          startText={who.role === 'officer' ? (who.unitName ?? '') : ''}
          onPick={(found) => {
            picked.current = found?.text ?? null
          }}
        />
      </Form>
    </Dialog>
  )
}
