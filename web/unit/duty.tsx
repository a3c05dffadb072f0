/** What a unit may put forward in a programme: until when, how many, its own order, and what is missing of each nominee. */
import { useState } from 'preact/hooks'
import type { Duty } from '../../server/nominations/duty.ts'
import { campaigns } from '../../server/words/campaigns.ts'
import { common } from '../../server/words/common.ts'
import { api, ask } from '../api.ts'
import { Checks } from '../committee/checks.tsx'
import { DossierDialog } from '../committee/dossier.tsx'
import { useSaid } from '../committee/said.ts'
import { instant, useWords } from '../lang.ts'
import { Banner, ProblemBanner } from '../parts/banner.tsx'
import { Button } from '../parts/button.tsx'
import { StateMark } from '../parts/marks.tsx'
import { Table } from '../parts/table.tsx'
import { useAct } from '../use.ts'

type SeenDuty = Omit<Duty, 'quotas'> & { quotas: Omit<Duty['quotas'][number], 'unitPath'>[] }

export function DutyPart({ campaign, duty, reload }: { campaign: string; duty: SeenDuty; reload: () => Promise<void> }) {
  const w = useWords(campaigns)
  const c = useWords(common)
  const [filling, setFilling] = useState<{ id: string; name: string } | null>(null)
  const param = { campaign, programme: duty.programmeId }
  const order = duty.nominees.filter(({ place, own }) => own && place !== 'outside').map(({ id }) => id)
  const ranking = useAct(async (id: string) => {
    const at = order.indexOf(id)
    const moved = order.with(at - 1, id).with(at, order[at - 1] as string)
    const done = await ask(api.campaigns[':campaign'].programmes[':programme'].order.$put({ param, json: { order: moved } }))
    await reload()
    return done
  })
  const open = !duty.late && !duty.confirmed
  return (
    <div class="duty">
      {duty.until && <Banner kind={duty.late ? 'warning' : 'info'}>{(duty.late ? w.lateNow : w.until)(instant(duty.until))}</Banner>}
      <Quotas duty={duty} />
      <ProblemBanner problem={ranking.problem} />
      {duty.nominees.length > 0 && (
        <Table
          caption={w.duty}
          rows={duty.nominees}
          rowKey={(one) => one.id}
          phone="cards"
          columns={[
            { key: 'name', head: c.personName, lead: true, cell: (one) => one.name },
            { key: 'place', head: w.quota, cell: (one) => w.places[one.place] },
            {
              key: 'lacks',
              head: w.lacks,
              cell: (one) =>
                one.lacks.length === 0 ? (
                  <StateMark shape="done">{w.complete}</StateMark>
                ) : (
                  <Checks checks={one.lacks} param={{ ...param, nomination: one.id }} />
                ),
            },
            open && {
              key: 'act',
              head: '',
              print: false,
              cell: (one) =>
                one.own && (
                  <div class="row">
                    <Button label={w.papersOf(one.name)} onClick={() => setFilling(one)}>
                      {w.fill}
                    </Button>
                    {order.indexOf(one.id) > 0 && (
                      <Button busy={ranking.busy} label={w.moveUp(one.name)} onClick={() => ranking.run(one.id)}>
                        ↑
                      </Button>
                    )}
                  </div>
                ),
            },
          ]}
        />
      )}
      {filling && (
        <DossierDialog
          param={{ ...param, nomination: filling.id }}
          name={filling.name}
          onClose={() => {
            setFilling(null)
            reload()
          }}
        />
      )}
    </div>
  )
}

function Quotas({ duty }: { duty: SeenDuty }) {
  const w = useWords(campaigns)
  const said = useSaid()
  if (!duty.limited) return <p class="soft">{w.unlimited}</p>
  if (duty.quotas.length === 0) return <p>{w.noQuota}</p>
  return (
    <ul class="checks">
      {duty.quotas.map((quota) => (
        <li key={quota.unitId}>
          <strong>{w.mayPut(quota.unitName, quota.seats, quota.most, quota.nominations.length)}</strong>
          {quota.outside > 0 && <span>{w.outside(quota.outside)}</span>}
          {quota.from.length > 0 && <span class="soft">{w.handedOn(quota.from.join('、'))}</span>}
          {quota.least.map((least) => (
            <StateMark key={said.who(least.of)} shape={least.has >= least.count ? 'done' : 'todo'}>
              {w.leastHas(said.who(least.of), least.count, least.has)}
            </StateMark>
          ))}
          {quota.frontReserveOwed && <StateMark shape="warning">{w.frontReserveOwed}</StateMark>}
        </li>
      ))}
    </ul>
  )
}
