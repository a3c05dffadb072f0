/** A campaign's order: its steps with deadlines and more time, what is asked of nominees, and the quotas of the recommending units. */
import { useState } from 'preact/hooks'
import { STAGES } from '../../server/nominations/input.ts'
import { campaigns } from '../../server/words/campaigns.ts'
import { common } from '../../server/words/common.ts'
import { api, ask } from '../api.ts'
import { instant, useWords } from '../lang.ts'
import { ProblemBanner } from '../parts/banner.tsx'
import { Button } from '../parts/button.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { DateField, TextField } from '../parts/fields.tsx'
import { Form } from '../parts/form.tsx'
import { Section } from '../parts/page.tsx'
import { PickField } from '../parts/pick.tsx'
import { useLoad } from '../use.ts'
import { Allotments } from './allotment.tsx'
import { Asked } from './asked.tsx'
import type { CampaignPart } from './said.ts'
import { findUnits } from './units.ts'

type Props = CampaignPart & { mayChange: boolean; mayReopen: boolean }

export function StagesPart(props: Props) {
  return (
    <>
      <Steps {...props} />
      <Allotments key={props.programme.id} {...props} />
      {props.mayChange && !props.programme.confirmed && <Asked key={`${props.programme.id} ${props.programme.version}`} {...props} />}
    </>
  )
}

/** What a clock in Shanghai shows. */
const minuteOf = (at: string) => new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 16)

function Steps({ campaign, mayChange, mayReopen }: Props) {
  const w = useWords(campaigns)
  const c = useWords(common)
  const param = { campaign: campaign.id }
  const { data, problem, reload } = useLoad(() => ask(api.campaigns[':campaign'].stages.$get({ param })), [campaign.id])
  const [giving, setGiving] = useState<(typeof STAGES)[number] | null>(null)
  if (!data) return <ProblemBanner problem={problem} retry={reload} />
  const known = new Map(data.stages.map((stage) => [stage.key, stage]))
  const start = {
    stages: STAGES.map((key) => ({
      key,
      actor: known.get(key)?.actor ?? '',
      dueAt: known.get(key)?.dueAt ? minuteOf(known.get(key)?.dueAt as string) : '',
    })),
  }
  const send = ({ stages }: typeof start) =>
    ask(
      api.campaigns[':campaign'].stages.$put({
        param,
        json: { stages: stages.map((stage) => ({ ...stage, dueAt: stage.dueAt || null })) },
      }),
    )
  return (
    <Section title={w.stages} lead={w.stagesLead}>
      {mayChange ? (
        <Form key={campaign.id} start={start} submit={w.saveStages} send={send} doneText={c.saved} onDone={reload} columns>
          {STAGES.map((key, i) => (
            <fieldset key={key} class="stage-step">
              <legend>
                {i + 1} {w.stage[key]}
              </legend>
              <TextField name={`stages.${i}.actor`} label={w.actor} most={60} optional />
              <DateField name={`stages.${i}.dueAt`} label={w.due} time optional />
              {mayReopen && known.get(key)?.dueAt && (
                <Button label={w.reopenTitle(w.stage[key])} onClick={() => setGiving(key)}>
                  {w.reopen}
                </Button>
              )}
              {known.get(key)?.reopenings.map((one) => (
                <p key={one.id} class="small">
                  {w.reopened(one.unitName ?? w.allUnits, instant(one.until), one.reason, one.byName)}
                </p>
              ))}
            </fieldset>
          ))}
        </Form>
      ) : (
        <ol>
          {data.stages.map(({ key, actor, dueAt }) => (
            <li key={key}>
              {w.stage[key as 'recommend']} · {actor} · {dueAt ? instant(dueAt) : w.noDue}
            </li>
          ))}
        </ol>
      )}
      {giving && (
        <Dialog open title={w.reopenTitle(w.stage[giving])} onClose={() => setGiving(null)}>
          <p>{w.reopenText}</p>
          <Form
            start={{ unitId: '', until: '', reason: '' }}
            submit={w.reopen}
            send={({ unitId, ...rest }) =>
              ask(
                api.campaigns[':campaign'].stages[':stage'].reopenings.$post({
                  param: { ...param, stage: giving },
                  json: { ...rest, unitId: unitId || null },
                }),
              )
            }
            onDone={() => {
              setGiving(null)
              reload()
            }}
          >
            <PickField name="unitId" label={w.forUnit} find={findUnits} optional />
            <DateField name="until" label={w.due} time />
            <TextField name="reason" label={c.reason} most={300} />
          </Form>
        </Dialog>
      )}
    </Section>
  )
}
