/** An officer mends an entry that was returned, or changes or renews one of the own units. */
import { useState } from 'preact/hooks'
import type { EventSeen } from '../../../server/competitions/queries.ts'
import type { EntryShown } from '../../../server/entries/view.ts'
import { entries } from '../../../server/words/entries.ts'
import { api, ask } from '../../api.ts'
import { useCommon, useWords } from '../../lang.ts'
import { Banner } from '../../parts/banner.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { TextField } from '../../parts/fields.tsx'
import { Form } from '../../parts/form.tsx'
import type { Found } from '../../parts/pick.tsx'
import { PlaceFields } from './add.tsx'
import { Members } from './add-squad.tsx'

interface MendDialogProps {
  event: Pick<EventSeen, 'id' | 'subject'>
  row: EntryShown
  onClose: (done: boolean) => void
}

export function MendDialog({ event, row, onClose }: MendDialogProps) {
  const words = useWords(entries)
  const w = words.approval
  const c = useCommon()
  const [picked, setPicked] = useState<Found[]>([])
  const isSquad = event.subject === 'squad'
  const start = { zone: row.zone ?? '', category: row.asked, ...(isSquad && { name: row.label ?? '' }) }
  const send = (values: typeof start) => {
    const json = { ...values, ...(picked.length > 0 && { members: picked.map((one) => one.value) }) }
    return ask(api.events[':event'].entries[':entry'].$put({ param: { event: event.id, entry: row.ref! }, json }))
  }
  return (
    <Dialog open title={w.mendTitle(row.label ?? '')} onClose={() => onClose(false)}>
      <div class="stack">
        {row.state === 'returned' && (
          <Banner kind="warning">
            {c.reason}
            {c.colon}
            {row.reason}
          </Banner>
        )}
        <Form start={start} send={send} submit={w.mendSend} onDone={() => onClose(true)}>
          {isSquad && <TextField name="name" label={words.squadName} most={40} />}
          {isSquad && <Members picked={picked} onPicked={setPicked} hint={w.membersNow(row.members ?? '')} />}
          <PlaceFields />
          {!isSquad && <p class="soft">{w.mendHint}</p>}
        </Form>
      </div>
    </Dialog>
  )
}
