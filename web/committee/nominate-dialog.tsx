/** Putting a person, an organisation or a team forward: on a first place, or of one's own units by name; their deeds, counted. */
import { useRef } from 'preact/hooks'
import { DEEDS_MOST, SUMMARY_MOST } from '../../server/nominations/input.ts'
import type { CampaignSeen, ProgrammeSeen } from '../../server/nominations/queries.ts'
import { campaigns } from '../../server/words/campaigns.ts'
import { nominations } from '../../server/words/nominations.ts'
import { api, ask } from '../api.ts'
import { named, useCommon, useWords } from '../lang.ts'
import { Dialog } from '../parts/dialog.tsx'
import { AreaField, NumberField, optionsOf, SelectField, TextField } from '../parts/fields.tsx'
import { Form } from '../parts/form.tsx'
import { Facts } from '../parts/page.tsx'
import { type Found, PickField } from '../parts/pick.tsx'
import type { SeenEntitlement } from './entitlements.tsx'
import { findUnits } from './units.ts'

const EMPTY = { personId: '', unitId: '', name: '', kind: 'shift', members: '', summary: '', deeds: '' }

interface Props {
  campaign: CampaignSeen
  programme: ProgrammeSeen
  open: boolean
  /** The first place that it rests on; null for the unit's own recommendation. */
  right: SeenEntitlement | null
  onClose: () => void
  onDone: () => void
}

export function NominateDialog({ campaign, programme, open, right, onClose, onDone }: Props) {
  const w = useWords(nominations)
  const order = useWords(campaigns)
  const c = useCommon()
  const turn = useRef(0)
  const find = async (q: string): Promise<Found[]> => {
    const { candidates } = await ask(api.campaigns[':campaign'].candidates.$get({ param: { campaign: campaign.id }, query: { q } }))
    return candidates.slice(0, 20).map(({ id, name, unitName, jobClass }) => ({
      value: id,
      text: name,
      note: `${unitName} · ${(c.jobClass as Record<string, string>)[jobClass] ?? jobClass}`,
    }))
  }
  const { subject } = programme.rules
  const send = ({ personId, unitId, name, kind, members, ...texts }: typeof EMPTY) => {
    const entitlement = right && { entitlement: { releaseId: right.releaseId, entryId: right.entryId } }
    const team = { unitId, name, kind: kind as 'shift', members: Number(members) }
    const whom = subject === 'person' ? { personId } : subject === 'unit' ? { organisationId: unitId } : { team }
    const json = { ...whom, ...texts, ...entitlement }
    return ask(
      api.campaigns[':campaign'].programmes[':programme'].nominations.$post({
        param: { campaign: campaign.id, programme: programme.id },
        json,
      }),
    )
  }
  const done = () => {
    turn.current++
    onClose()
    onDone()
  }
  return (
    <Dialog
      open={open}
      title={right ? w.nominateTitle(right.label) : subject === 'person' ? w.whom : order.whom[subject]}
      onClose={onClose}
    >
      <p>{w.nominateText}</p>
      {right && (
        <Facts
          facts={[
            [w.winner, `${right.label} · ${right.unit}`],
            [w.evidence, `${named(right.competition)} · ${named(right.event)} · ${w.releaseNo(right.number)}`],
          ]}
        />
      )}
      <Form
        key={`${right?.entryId} ${turn.current}`}
        start={{ ...EMPTY, personId: right?.personId ?? '' }}
        submit={w.send}
        send={send}
        onDone={done}
      >
        {subject === 'person' && !right?.personId && <PickField name="personId" label={w.findPerson} hint={w.noCandidates} find={find} />}
        {subject !== 'person' && <PickField name="unitId" label={order.findUnit} find={findUnits} />}
        {subject === 'team' && (
          <>
            <TextField name="name" label={order.teamName} most={60} />
            <SelectField name="kind" label={order.teamKind} options={optionsOf(order.teamKinds)} />
            <NumberField name="members" label={order.teamMembers} integer />
          </>
        )}
        <AreaField name="summary" label={order.summary} most={SUMMARY_MOST} rows={4} optional />
        <AreaField name="deeds" label={w.deeds} hint={w.deedsHint} most={DEEDS_MOST} rows={8} />
      </Form>
    </Dialog>
  )
}
