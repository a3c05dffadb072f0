/** Recusals beside the panel: found by unit, declared, or set; while codes are in use, numbers only. */
import { useState } from 'preact/hooks'
import type { PanelSeen, RecusalShown } from '../../server/panels/panel.ts'
import { codes } from '../../server/words/codes.ts'
import { common } from '../../server/words/common.ts'
import { panels } from '../../server/words/panels.ts'
import { api, ask } from '../api.ts'
import { useWords } from '../lang.ts'
import { Button } from '../parts/button.tsx'
import { AskButton, Dialog } from '../parts/dialog.tsx'
import { Empty } from '../parts/empty.tsx'
import { AreaField, SelectField, TextField } from '../parts/fields.tsx'
import { Form } from '../parts/form.tsx'
import { Section } from '../parts/page.tsx'
import { PickField } from '../parts/pick.tsx'
import { Table } from '../parts/table.tsx'

export interface RecusalsProps {
  event: string
  panel: PanelSeen
  reload: () => Promise<void>
}

export function Recusals({ event, panel, reload }: RecusalsProps) {
  const w = useWords(panels)
  const c = useWords(common)
  const isHidden = panel.blind && panel.open && !panel.sealed
  const k = useWords(codes).conflict
  const open = panel.recusals.filter((one) => one.isOpen).length
  const judges = panel.sittings.flatMap((sitting) => sitting.seats)
  return (
    <Section
      title={w.recusals}
      lead={isHidden ? w.recusalsHidden : open > 0 ? k.openLead(open) : w.recusalsLead}
      actions={!panel.sealed && judges.length > 0 && <AddRecusal event={event} panel={panel} byCode={isHidden} reload={reload} />}
    >
      <Table
        caption={w.recusals}
        rows={panel.recusals.map((one, i) => ({ ...one, i }))}
        rowKey={(one) => one.id ?? String(one.i)}
        tone={(one) => (one.isOpen ? 'now' : undefined)}
        phone="cards"
        empty={<Empty title={w.noRecusals}>{w.noRecusalsNext}</Empty>}
        columns={[
          { key: 'judge', head: w.judge, lead: true, cell: (one) => `${one.label} ${one.name}` },
          !isHidden && { key: 'entry', head: w.entry, cell: (one) => one.entryLabel },
          !isHidden && { key: 'unit', head: w.unit, cell: (one) => one.unitName },
          { key: 'ground', head: w.ground, cell: (one) => c.recusalGrounds[one.ground] },
          isHidden
            ? { key: 'count', head: w.count, align: 'end', cell: (one) => one.count }
            : { key: 'reason', head: c.reason, cell: (one) => one.reason },
          !isHidden &&
            !panel.sealed && { key: 'answer', head: '', align: 'end', cell: (one) => <Answer event={event} one={one} reload={reload} /> },
        ]}
      />
      {panel.dismissed.length > 0 && (
        <Table
          caption={k.dismissed}
          captionShown
          rows={panel.dismissed}
          rowKey={(one) => `${one.label} ${one.entryLabel} ${one.unitName}`}
          phone="cards"
          columns={[
            { key: 'judge', head: w.judge, lead: true, cell: (one) => `${one.label} ${one.name}` },
            { key: 'entry', head: w.entry, cell: (one) => one.entryLabel },
            { key: 'unit', head: w.unit, cell: (one) => one.unitName },
            { key: 'reason', head: c.reason, cell: (one) => one.reason },
          ]}
        />
      )}
    </Section>
  )
}

/** A suggested conflict is confirmed, or dismissed with its reason. */
function Answer({ event, one, reload }: Pick<RecusalsProps, 'event' | 'reload'> & { one: RecusalShown }) {
  const w = useWords(codes).conflict
  if (one.id === null || one.ground === 'manual') return null
  const send = (dismissed: boolean, reason = '') =>
    ask(api.events[':event'].recusals[':recusal'].answer.$put({ param: { event, recusal: one.id as string }, json: { dismissed, reason } }))
  return (
    <div class="buttons">
      {one.isOpen && (
        <Button kind="plain" label={`${w.confirm}: ${one.entryLabel}`} onClick={() => send(false).then(reload)}>
          {w.confirm}
        </Button>
      )}
      <AskButton
        text={w.dismiss}
        kind="plain"
        label={`${w.dismiss}: ${one.entryLabel}`}
        question={w.dismissQuestion(`${one.label} ${one.name}`, one.entryLabel ?? '')}
        reason
        act={(reason) => send(true, reason)}
        onDone={reload}
      >
        {w.dismissWhat}
      </AskButton>
    </div>
  )
}

function AddRecusal({ event, panel, byCode, reload }: RecusalsProps & { byCode: boolean }) {
  const w = useWords(panels)
  const c = useWords(common)
  const [open, setOpen] = useState(false)
  const seats = new Map(panel.sittings.flatMap((sitting) => sitting.seats).map((seat) => [seat.accountId, seat]))
  const find = async (q: string) => {
    const { entries } = await ask(api.events[':event'].recusals.entries.$get({ param: { event }, query: { q } }))
    return entries.map((one) => ({ value: one.id, text: one.label, note: one.unitName }))
  }
  return (
    <>
      <Button onClick={() => setOpen(true)}>{w.addRecusal}</Button>
      <Dialog open={open} title={w.addRecusalTitle} onClose={() => setOpen(false)}>
        <p>{w.recusalWhat}</p>
        <Form
          start={{ accountId: '', entryId: '', ground: 'declared' as 'declared' | 'manual', reason: '' }}
          submit={w.addRecusal}
          send={(json) => ask(api.events[':event'].recusals.$post({ param: { event }, json }))}
          onDone={() => {
            setOpen(false)
            reload()
          }}
        >
          <SelectField
            name="accountId"
            label={w.judge}
            empty="—"
            options={[...seats].map(([account, seat]) => [account, `${seat.label} ${seat.name}`])}
          />
          {byCode ? (
            <TextField name="entryId" label={w.codeOf} size="short" />
          ) : (
            <PickField name="entryId" label={w.entry} placeholder={w.findEntry} find={find} />
          )}
          <SelectField
            name="ground"
            label={w.ground}
            options={[
              ['declared', c.recusalGrounds.declared],
              ['manual', c.recusalGrounds.manual],
            ]}
          />
          <AreaField name="reason" label={c.reason} most={200} rows={2} />
        </Form>
      </Dialog>
    </>
  )
}
