/** Confirming the list: a question with its consequence, a reason for every rule that is let pass; and what was confirmed. */
import { useState } from 'preact/hooks'
import type { Nominee } from '../../server/nominations/nominee.ts'
import type { CampaignSeen, ProgrammeSeen } from '../../server/nominations/queries.ts'
import { aboutOf, needsReason, type Standing } from '../../server/scoring/selection/status.ts'
import type { Text } from '../../server/scoring/types.ts'
import { nominations } from '../../server/words/nominations.ts'
import { api, ask } from '../api.ts'
import { instant, useWords } from '../lang.ts'
import { Banner } from '../parts/banner.tsx'
import { Button } from '../parts/button.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { AreaField, TextField } from '../parts/fields.tsx'
import { Form } from '../parts/form.tsx'
import { Facts } from '../parts/page.tsx'
import type { Field } from './field.ts'
import { textOf, useSaid } from './said.ts'

interface Props {
  campaign: CampaignSeen
  programme: ProgrammeSeen
  chosen: Nominee[]
  standings: Standing[]
  speak: Field['speak']
  /** The list as it is seen here: only this one is confirmed. */
  base: string
  onDone: () => void
}

export function ConfirmButton({ campaign, programme, chosen, standings, speak, base, onDone }: Props) {
  const w = useWords(nominations)
  const said = useSaid()
  const [open, setOpen] = useState(false)
  const doubtful = chosen.filter(({ evidence }) => evidence?.state === 'withdrawn')
  const unmet = standings.filter((one) => needsReason(one) && !doubtful.some(({ id }) => one.rule === `out:${id}`))
  const vacant = programme.seats - chosen.length
  const start = { note: '', reasons: {} as Record<string, string> }
  const send = (json: typeof start) =>
    ask(
      api.campaigns[':campaign'].programmes[':programme'].confirmation.$put({
        param: { campaign: campaign.id, programme: programme.id },
        json: { ...json, base },
      }),
    )
  return (
    <>
      <Button kind="primary" onClick={() => setOpen(true)}>
        {w.confirm}
      </Button>
      <Dialog open={open} title={w.confirmTitle(chosen.length)} onClose={() => setOpen(false)}>
        <p>{w.confirmText}</p>
        {vacant > 0 && <p>{w.vacancies(vacant)}</p>}
        {unmet.length === 0 && doubtful.length === 0 && <p>{w.allMet}</p>}
        <Form
          start={start}
          submit={w.confirm}
          send={send}
          onDone={() => {
            setOpen(false)
            onDone()
          }}
        >
          {unmet.map((rule) => (
            <AreaField
              key={rule.rule}
              name={`reasons.${aboutOf(rule.rule)}`}
              label={w.reasonFor(speak.rule(rule.rule), said.state(rule))}
              rows={2}
              most={300}
            />
          ))}
          {doubtful.map((one) => (
            <AreaField
              key={one.id}
              name={`reasons.nominee:${one.id}`}
              label={w.reasonForNominee(one.attributes.name ?? '')}
              rows={2}
              most={300}
            />
          ))}
          <TextField name="note" label={w.note} hint={w.noteHint} most={500} optional />
        </Form>
      </Dialog>
    </>
  )
}

interface ConfirmedProps {
  programme: ProgrammeSeen
  nominees: Nominee[]
  reasons: { about: string; text?: Text; reason: string; by: string }[]
}

/** Who confirmed the list and when, the reasons given, and the digest by which the snapshot is known. */
export function Confirmed({ programme, nominees, reasons }: ConfirmedProps) {
  const w = useWords(nominations)
  const { confirmed } = programme
  if (!confirmed) return null
  const about = (id: string) => {
    const quota = programme.quotas.find((one) => one.id === id)
    return quota ? textOf(quota.name) : (nominees.find((one) => `nominee:${one.id}` === id)?.attributes.name ?? id)
  }
  return (
    <>
      <Banner kind="done">{w.confirmedOn(instant(confirmed.at), confirmed.byName)}</Banner>
      <Facts
        facts={[
          [w.note, confirmed.note || null],
          [
            w.overridden,
            reasons.length > 0 && (
              <ul>
                {reasons.map((one) => (
                  <li key={one.about}>{w.overriddenBy(one.text ? textOf(one.text) : about(one.about), one.reason, one.by)}</li>
                ))}
              </ul>
            ),
          ],
          [w.digest, <code key="digest">{confirmed.digest}</code>],
        ]}
      />
    </>
  )
}
