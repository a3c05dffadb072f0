/** The list of entries: names, lots and codes as far as the reader may know them, and what can be done with a line. */
import { useState } from 'preact/hooks'
import type { Phase } from '../../../server/competitions/phase.ts'
import type { EventSeen } from '../../../server/competitions/queries.ts'
import type { EntriesPage } from '../../../server/entries/page.ts'
import type { EntryShown } from '../../../server/entries/view.ts'
import { codes } from '../../../server/words/codes.ts'
import { entries } from '../../../server/words/entries.ts'
import { api, ask } from '../../api.ts'
import { useCommon, useWords } from '../../lang.ts'
import { Button } from '../../parts/button.tsx'
import { AskButton } from '../../parts/dialog.tsx'
import { EntryMark } from '../../parts/marks.tsx'
import { Table } from '../../parts/table.tsx'
import { session } from '../../session.ts'
import { mayArrange } from '../may.ts'
import { MendDialog } from './mend.tsx'
import { StateDialog } from './state.tsx'

const OUT: readonly (string | null)[] = ['absent', 'withdrawn', 'disqualified']

interface EntryTableProps {
  event: Pick<EventSeen, 'id' | 'subject'>
  list: EntriesPage
  phase: Phase
  onDone: () => void
}

export function EntryTable({ event, list, phase, onDone }: EntryTableProps) {
  const w = useWords(entries)
  const k = useWords(codes).draw
  const c = useCommon()
  const [changing, setChanging] = useState<EntryShown | null>(null)
  const rows = list.rows
  const some = (key: keyof EntryShown) => rows.some((row) => row[key] !== null && row[key] !== '')
  const seated = session.value?.seats.some((seat) => seat.eventId === event.id && (seat.duty === 'clerk' || seat.duty === 'chief'))
  const onClose = (done: boolean) => {
    setChanging(null)
    if (done) onDone()
  }
  const officer = session.value?.role === 'officer'
  const acting = (mayArrange() || seated || (officer && !phase.drawn)) && some('ref')
  return (
    <>
      <Table
        caption={w.title}
        rows={rows}
        rowKey={(row) => row.ref ?? `${row.label} ${row.unitName} ${rows.indexOf(row)}`}
        phone="cards"
        empty={<p class="empty-line">{c.nothingFound}</p>}
        tone={(row) => (OUT.includes(row.state) ? 'quiet' : undefined)}
        columns={[
          some('lot') && { key: 'lot', head: w.lot, align: 'end', width: '6rem', cell: (row) => row.lot },
          some('station') && { key: 'station', head: k.place, cell: (row) => row.station },
          some('code') && {
            key: 'code',
            head: w.code,
            lead: !some('label'),
            width: '6rem',
            cell: (row) => <strong class="num">{row.code}</strong>,
          },
          some('label') && { key: 'label', head: w.label, lead: true, cell: (row) => row.label },
          some('unitName') && { key: 'unit', head: w.columns.unit, cell: (row) => row.unitName },
          some('squad') && { key: 'squad', head: w.columns.squad, cell: (row) => row.squad },
          some('members') && { key: 'members', head: w.members, cell: (row) => row.members },
          some('zone') && { key: 'zone', head: w.columns.zone, cell: (row) => row.zone },
          some('state') && { key: 'state', head: c.state, cell: (row) => <State row={row} /> },
          acting && {
            key: 'act',
            head: c.actions,
            print: false,
            cell: (row) =>
              row.ref !== null &&
              (officer ? (
                <OwnActions event={event.id} row={row} onMend={() => setChanging(row)} onDone={onDone} />
              ) : (
                <RowActions event={event.id} row={row} drawn={phase.drawn} onState={() => setChanging(row)} onDone={onDone} />
              )),
          },
        ]}
      />
      {changing && officer && <MendDialog event={event} row={changing} onClose={onClose} />}
      {changing && !officer && <StateDialog event={event.id} row={changing} onClose={onClose} />}
    </>
  )
}

function State({ row }: { row: EntryShown }) {
  if (row.state === null) return null
  return (
    <>
      <EntryMark state={row.state} /> {row.reason && <span class="soft small">{row.reason}</span>}
    </>
  )
}

/** What an officer does with an entry of the own units, until the draw. */
function OwnActions({ event, row, onMend, onDone }: { event: string; row: EntryShown; onMend: () => void; onDone: () => void }) {
  const w = useWords(entries).approval
  const who = row.label ?? ''
  const withdraw = (reason: string) =>
    ask(api.events[':event'].entries[':entry'].withdrawal.$put({ param: { event, entry: row.ref! }, json: { reason } }))
  const text = row.state === 'withdrawn' ? w.again : w.mend
  return (
    <div class="row-actions">
      <Button kind="plain" label={`${text} ${who}`} onClick={onMend}>
        {text}
      </Button>
      {row.state !== 'withdrawn' && (
        <AskButton
          kind="plain"
          text={w.withdraw}
          label={`${w.withdraw} ${who}`}
          question={w.withdrawTitle(who)}
          danger
          reason
          act={withdraw}
          onDone={onDone}
        >
          {w.withdrawText}
        </AskButton>
      )}
    </div>
  )
}

interface RowActionsProps {
  event: string
  row: EntryShown
  drawn: boolean
  onState: () => void
  onDone: () => void
}

function RowActions({ event, row, drawn, onState, onDone }: RowActionsProps) {
  const w = useWords(entries)
  const who = row.label ?? row.code ?? ''
  const remove = (reason: string) =>
    ask(api.events[':event'].entries[':entry'].$delete({ param: { event, entry: row.ref! }, json: { reason } }))
  return (
    <div class="row-actions">
      {row.admitted && (
        <Button kind="plain" label={`${w.changeState} ${who}`} onClick={onState}>
          {w.changeState}
        </Button>
      )}
      {!drawn && mayArrange() && (
        <AskButton
          kind="plain"
          text={w.remove}
          label={`${w.remove} ${who}`}
          question={w.removeTitle(who)}
          danger
          reason
          act={remove}
          onDone={onDone}
        >
          {w.removeConsequence}
        </AskButton>
      )}
    </div>
  )
}
