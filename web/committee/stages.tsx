/** A campaign's order: its steps with deadlines and more time, what is asked of nominees, and the quotas of the recommending units. */
import { useState } from 'preact/hooks'
import { STAGES } from '../../server/nominations/input.ts'
import { allot } from '../../server/scoring/allot.ts'
import { campaigns } from '../../server/words/campaigns.ts'
import { common } from '../../server/words/common.ts'
import { api, ask } from '../api.ts'
import { instant, named, useWords } from '../lang.ts'
import { Banner, ProblemBanner } from '../parts/banner.tsx'
import { Button } from '../parts/button.tsx'
import { CheckField } from '../parts/choices.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { DateField, NumberField, optionsOf, SelectField, TextField } from '../parts/fields.tsx'
import { Form } from '../parts/form.tsx'
import { Section } from '../parts/page.tsx'
import { PickField } from '../parts/pick.tsx'
import { Table } from '../parts/table.tsx'
import { useAct, useLoad } from '../use.ts'
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
            <fieldset key={key} class="step">
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

const FRONT = [{ attribute: 'jobClass', in: ['industrial', 'frontline'] }]

interface Row {
  id: string
  name: string
  members: number
  value: string
  seats: string
  front: string
  claim: string
}

function Allotments({ campaign, programme, mayChange }: Props) {
  const w = useWords(campaigns)
  const c = useWords(common)
  const param = { campaign: campaign.id, programme: programme.id }
  const [rows, setRows] = useState<Row[] | null>(null)
  const [weights, setWeights] = useState({ members: '50%', value: '50%' })
  const { problem, reload } = useLoad(async () => {
    const { units, allotted } = await ask(api.campaigns[':campaign'].programmes[':programme'].allotment.$get({ param }))
    const given = new Map(allotted.map((one) => [one.unitId, one]))
    setRows(
      units.map((unit) => {
        const one = given.get(unit.id)
        const front = one?.least.reduce((n, { count }) => n + count, 0)
        return {
          id: unit.id,
          name: named(unit),
          members: unit.members,
          value: '',
          seats: String(one?.seats ?? ''),
          front: String(front || ''),
          claim: '',
        }
      }),
    )
    return true
  }, [programme.id])
  const saving = useAct((rows: Row[]) =>
    ask(
      api.campaigns[':campaign'].programmes[':programme'].allotment.$put({
        param,
        json: {
          rows: rows
            .filter(({ seats }) => Number(seats) > 0)
            .map(({ id, seats, front }) => ({
              unitId: id,
              seats: Number(seats),
              least: Number(front) > 0 ? [{ of: FRONT, count: Number(front) }] : [],
            })),
          formula: rows.some(({ claim }) => claim) ? w.formula(weights.members, weights.value) : '',
        },
      }),
    ),
  )
  if (!rows) return <ProblemBanner problem={problem} retry={reload} />
  const open = mayChange && !programme.confirmed
  const set = (id: string, change: Partial<Row>) => setRows(rows.map((row) => (row.id === id ? { ...row, ...change } : row)))
  const isWeight = (text: string) => /^\d{1,3}(\.\d+)?%$/.test(text)
  const isValue = ({ value }: Row) => value === '' || /^\d{1,12}(\.\d{1,9})?$/.test(value)
  const workable = isWeight(weights.members) && isWeight(weights.value) && rows.every(isValue)
  const workOut = () => {
    const units = rows.map(({ id, members, value }) => ({ id, measures: { members: String(members), value: value || '0' } }))
    const shares = new Map(allot(programme.seats, weights, units).map((share) => [share.id, share]))
    setRows(rows.map((row) => ({ ...row, seats: String(shares.get(row.id)?.seats ?? 0), claim: shares.get(row.id)?.exact ?? '' })))
  }
  const number = (row: Row, key: 'value' | 'seats' | 'front', label: string) =>
    open ? (
      <NumberField
        name={`${key}.${row.id}`}
        label={`${row.name} ${label}`}
        value={row[key]}
        onValue={(value) => set(row.id, { [key]: value })}
      />
    ) : (
      row[key]
    )
  const given = rows.reduce((n, { seats }) => n + (Number(seats) || 0), 0)
  return (
    <Section title={w.allotment} lead={w.allotmentLead}>
      {open && (
        <div class="filters">
          <TextField
            name="a"
            label={w.memberWeight}
            value={weights.members}
            onValue={(members) => setWeights({ ...weights, members })}
            size="short"
          />
          <TextField
            name="b"
            label={w.valueWeight}
            value={weights.value}
            onValue={(value) => setWeights({ ...weights, value })}
            size="short"
          />
          <Button disabled={!workable} onClick={workOut}>
            {w.workOut}
          </Button>
        </div>
      )}
      <div class="allotment">
        <Table
          caption={w.allotment}
          rows={rows}
          rowKey={({ id }) => id}
          phone="cards"
          columns={[
            { key: 'name', head: c.terms.unit, lead: true, cell: ({ name }) => name },
            { key: 'members', head: w.members, align: 'end', cell: ({ members }) => <span class="num">{members}</span> },
            open && { key: 'value', head: w.secondMeasure, align: 'end', cell: (row) => number(row, 'value', w.secondMeasure) },
            open && { key: 'claim', head: w.claim, align: 'end', cell: ({ claim }) => <span class="num soft">{claim}</span> },
            { key: 'seats', head: w.quota, align: 'end', cell: (row) => number(row, 'seats', w.quota) },
            programme.rules.subject === 'person' && {
              key: 'front',
              head: w.front,
              align: 'end',
              cell: (row) => number(row, 'front', w.front),
            },
          ]}
        />
      </div>
      <p class="num">{w.allotted(given, programme.seats)}</p>
      <ProblemBanner problem={saving.problem} />
      {saving.done && <Banner kind="done">{c.saved}</Banner>}
      {open && (
        <Button busy={saving.busy} onClick={() => saving.run(rows)}>
          {w.saveAllotment}
        </Button>
      )}
    </Section>
  )
}

function Asked({ campaign, programme, reload }: Props) {
  const w = useWords(campaigns)
  const c = useWords(common)
  const { over, contestOutside, frontReserve, refill, base, repeat, step, vetoes } = programme.rules
  const start = { over: over === '1' ? '100%' : over, contestOutside, frontReserve, refill, base: base ?? '', repeat: repeat ?? '' }
  const level = (text: string) => (text === '' ? null : (text as 'district'))
  const send = ({ base, repeat, ...rules }: typeof start) =>
    ask(
      api.campaigns[':campaign'].programmes[':programme'].rules.$put({
        param: { campaign: campaign.id, programme: programme.id },
        json: { ...rules, base: level(base), repeat: level(repeat), step, vetoes, version: programme.version },
      }),
    )
  return (
    <Section title={w.asked} lead={w.askedLead}>
      <Form start={start} submit={w.saveRules} send={send} onDone={() => reload()} columns>
        <TextField name="over" label={w.over} size="short" />
        <SelectField name="refill" label={w.refill} options={optionsOf(w.refills)} />
        <SelectField name="base" label={w.base} empty={w.noBase} options={optionsOf(c.honourLevels)} />
        <SelectField name="repeat" label={w.repeat} empty={w.noBase} options={optionsOf(c.honourLevels)} />
        <CheckField name="contestOutside" label={w.contestOutside} />
        <CheckField name="frontReserve" label={w.frontReserve} />
      </Form>
    </Section>
  )
}
