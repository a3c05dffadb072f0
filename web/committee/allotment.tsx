/** How many each recommending unit may put forward: worked out by weights, or by hand. */
import { useState } from 'preact/hooks'
import { allot } from '../../server/scoring/allot.ts'
import { campaigns } from '../../server/words/campaigns.ts'
import { common } from '../../server/words/common.ts'
import { api, ask } from '../api.ts'
import { named, useWords } from '../lang.ts'
import { Banner, ProblemBanner } from '../parts/banner.tsx'
import { Button } from '../parts/button.tsx'
import { NumberField, TextField } from '../parts/fields.tsx'
import { Section } from '../parts/page.tsx'
import { Table } from '../parts/table.tsx'
import { useAct, useLoad } from '../use.ts'
import type { CampaignPart } from './said.ts'

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

export function Allotments({ campaign, programme, mayChange }: CampaignPart & { mayChange: boolean }) {
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
