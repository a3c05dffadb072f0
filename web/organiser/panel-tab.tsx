/** The organiser's panel: who marks what, who is recused, and opening the marking once everything is there. */
import { useState } from 'preact/hooks'
import type { PanelSeen, SeatShown } from '../../server/panels/panel.ts'
import { codes } from '../../server/words/codes.ts'
import { common } from '../../server/words/common.ts'
import { panels } from '../../server/words/panels.ts'
import { api, ask } from '../api.ts'
import { lang, useWords } from '../lang.ts'
import { Banner, ProblemBanner } from '../parts/banner.tsx'
import { Button } from '../parts/button.tsx'
import { AskButton, Dialog } from '../parts/dialog.tsx'
import { SelectField, TextField } from '../parts/fields.tsx'
import { Form } from '../parts/form.tsx'
import { Loading, Section } from '../parts/page.tsx'
import { PickField } from '../parts/pick.tsx'
import { Table } from '../parts/table.tsx'
import { useLive, useLoad } from '../use.ts'
import { Findings } from './competition/findings.tsx'
import { Deal } from './deal.tsx'
import { Recusals } from './recusals.tsx'

export function PanelTab({ event }: { event: { id: string } }) {
  const param = { event: event.id }
  const { data, problem, loading, reload } = useLoad(() => ask(api.events[':event'].panel.$get({ param })), [event.id])
  useLive(`/api/events/${event.id}/progress/live`, reload)
  if (loading) return <Loading />
  if (!data) return <ProblemBanner problem={problem} retry={reload} />
  return (
    <>
      <Marking event={event.id} panel={data} reload={reload} />
      {data.sittings.map((sitting) => (
        <Sitting key={sitting.id} event={event.id} sitting={sitting} panel={data} reload={reload} />
      ))}
      <Others event={event.id} panel={data} reload={reload} />
      <Recusals event={event.id} panel={data} reload={reload} />
    </>
  )
}

interface PartProps {
  event: string
  panel: PanelSeen
  reload: () => Promise<void>
}

function Marking({ event, panel, reload }: PartProps) {
  const w = useWords(panels)
  const open = () => ask(api.events[':event'].marking.$put({ param: { event } }))
  // Seats and recusals change what it finds.
  const check = useLoad(() => ask(api.events[':event'].check.$get({ param: { event } })), [panel])
  if (panel.sealed) return <Banner kind="info">{w.sealed}</Banner>
  if (panel.open)
    return (
      <Banner
        kind={panel.sheetsMissing > 0 ? 'warning' : 'done'}
        actions={panel.sheetsMissing > 0 && <Button onClick={() => open().then(reload)}>{w.makeLate}</Button>}
      >
        {panel.sheetsMissing > 0 ? w.late(panel.sheetsMissing) : w.openDone}
      </Banner>
    )
  const ready = panel.missing.length === 0
  const found = check.data?.findings ?? []
  return (
    <Section title={w.marking}>
      <p>{ready ? w.ready : w.missing}</p>
      <Findings event={event} findings={found} />
      <div class="actions">
        <AskButton text={w.open} question={w.openQuestion} kind="primary" disabled={!ready} act={open} onDone={reload}>
          {w.openWhat}
        </AskButton>
      </div>
    </Section>
  )
}

function Sitting({ event, sitting, panel, reload }: PartProps & { sitting: PanelSeen['sittings'][number] }) {
  const w = useWords(panels)
  const c = useWords(common)
  const version = panel.recusals.map(({ label, count }) => `${label} ${count}`).join()
  const duty = sitting.source === 'judge' ? 'judge' : sitting.source === 'department' ? 'verifier' : null
  return (
    <Section
      title={sitting.name[lang.value]}
      actions={
        duty &&
        !panel.sealed && (
          <AddSeat
            event={event}
            duties={[duty]}
            sitting={sitting.id}
            text={duty === 'judge' ? w.addJudge : w.addVerifier}
            reload={reload}
          />
        )
      }
    >
      <p class="soft">
        {c.sources[sitting.source]} · {duty ? w.seated(sitting.seats.length, sitting.needed) : w.noSeatNeeded}
      </p>
      {duty && <Seats event={event} seats={sitting.seats} panel={panel} caption={sitting.name[lang.value]} reload={reload} />}
      {duty === 'judge' && sitting.seats.length > 1 && !panel.sealed && (
        <Deal event={event} sitting={sitting.id} needed={sitting.needed} version={version} />
      )}
    </Section>
  )
}

function Others({ event, panel, reload }: PartProps) {
  const w = useWords(panels)
  return (
    <Section
      title={w.others}
      actions={
        <AddSeat
          event={event}
          duties={panel.sealed ? ['arbiter'] : ['clerk', 'chief', ...(panel.layers > 1 ? (['custodian'] as const) : []), 'arbiter']}
          layers={panel.layers}
          text={w.addOther}
          reload={reload}
        />
      }
    >
      <Seats event={event} seats={panel.others} panel={panel} caption={w.others} reload={reload} />
    </Section>
  )
}

function Seats({ event, seats, panel, caption, reload }: PartProps & { seats: SeatShown[]; caption: string }) {
  const w = useWords(panels)
  const c = useWords(common)
  // Appeals are ruled on after the seal.
  const goes = (seat: SeatShown) => !panel.sealed || seat.duty === 'arbiter'
  return (
    <Table
      caption={caption}
      rows={seats}
      rowKey={(seat) => seat.id}
      phone="cards"
      empty={
        <p class="empty-line">
          {w.nobody} · {w.nobodyNext}
        </p>
      }
      columns={[
        { key: 'label', head: w.label, lead: true, width: '10rem', cell: (seat) => seat.label },
        { key: 'name', head: w.person, cell: (seat) => seat.name },
        seats.some((seat) => seat.sitting === null) && {
          key: 'duty',
          head: w.duty,
          width: '8rem',
          cell: (seat) => (seat.layer ? `${c.duties[seat.duty]} ${seat.layer}` : c.duties[seat.duty]),
        },
        seats.some(goes) && {
          key: 'remove',
          head: '',
          align: 'end',
          cell: (seat) =>
            goes(seat) && (
              <AskButton
                text={w.remove}
                question={w.removeQuestion(seat.label, seat.name)}
                kind="plain"
                danger
                label={`${w.remove}: ${seat.label}`}
                reason={panel.open}
                act={(reason) =>
                  ask(api.events[':event'].seats[':seat'].removal.$put({ param: { event, seat: seat.id }, json: reason ? { reason } : {} }))
                }
                onDone={reload}
              >
                {panel.open ? w.removeOpen : w.removeWhat}
              </AskButton>
            ),
        },
      ]}
    />
  )
}

interface AddSeatProps {
  event: string
  duties: SeatShown['duty'][]
  sitting?: string
  /** How many layers of codes there are to keep. */
  layers?: number
  text: string
  reload: () => Promise<void>
}

function AddSeat({ event, duties, sitting, layers = 0, text, reload }: AddSeatProps) {
  const w = useWords(panels)
  const c = useWords(common)
  const k = useWords(codes)
  const [open, setOpen] = useState(false)
  const find = async (duty: SeatShown['duty'], q: string) => {
    const { accounts } = await ask(api.events[':event'].seats.candidates[':duty'].$get({ param: { event, duty }, query: { q } }))
    return accounts.map((one) => ({
      value: one.id,
      text: one.name,
      note: [one.login, c.roles[one.role], one.unitName].filter(Boolean).join(' · '),
    }))
  }
  return (
    <>
      <Button onClick={() => setOpen(true)}>{text}</Button>
      <Dialog open={open} title={text} onClose={() => setOpen(false)}>
        <Form
          start={{ accountId: '', duty: duties[0] as SeatShown['duty'], label: '', layer: '1' }}
          submit={text}
          doneText={w.done}
          again
          send={({ accountId, duty, label, layer }) =>
            ask(
              api.events[':event'].seats.$post({
                param: { event },
                json: {
                  accountId,
                  duty,
                  sitting: sitting ?? null,
                  ...(label === '' ? {} : { label }),
                  ...(duty === 'custodian' && { layer: Number(layer) }),
                },
              }),
            )
          }
          onDone={() => reload()}
        >
          {(values) => (
            <>
              {duties.length > 1 && <SelectField name="duty" label={w.duty} options={duties.map((duty) => [duty, c.duties[duty]])} />}
              {values.duty === 'custodian' && (
                <SelectField
                  name="layer"
                  label={k.keep.title}
                  options={['1', '2', '3'].slice(0, layers).map((n) => [n, k.keep.layer(Number(n))])}
                />
              )}
              <PickField name="accountId" label={w.account} placeholder={w.findPerson} find={(q) => find(values.duty, q)} />
              <TextField name="label" label={w.label} hint={w.labelHint} optional size="short" />
            </>
          )}
        </Form>
      </Dialog>
    </>
  )
}
