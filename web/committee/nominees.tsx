/** Who was put forward: their attributes as copied then, the evidence behind them, their deeds; taking a nomination back. */
import { useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { mayDay } from '../../server/nominations/input.ts'
import type { Nominee } from '../../server/nominations/nominee.ts'
import { ageOn } from '../../server/scoring/quota.ts'
import { nominations } from '../../server/words/nominations.ts'
import { api, ask } from '../api.ts'
import { named, useCommon, useWords } from '../lang.ts'
import { Button } from '../parts/button.tsx'
import { AskButton, Dialog } from '../parts/dialog.tsx'
import { Empty } from '../parts/empty.tsx'
import { Badge, StateMark } from '../parts/marks.tsx'
import { Loading, Section } from '../parts/page.tsx'
import { Table } from '../parts/table.tsx'
import { Pager } from '../parts/tabs.tsx'
import { useLoad } from '../use.ts'
import { NominateDialog } from './nominate-dialog.tsx'
import { type CampaignPart, useSaid } from './said.ts'

type Props = CampaignPart & { mayNominate: boolean; title?: string; empty?: string }

const PAGE = 100

export function Nominees({ campaign, programme, nominees, reload, mayNominate, title, empty }: Props) {
  const w = useWords(nominations)
  const c = useCommon()
  const said = useSaid()
  const [page, setPage] = useState(1)
  const [adding, setAdding] = useState(false)
  const { query } = useLocation()
  // Whoever follows an honour back to its nominee reads about them at once.
  const [reading, setReading] = useState<Nominee | null>(nominees.find(({ id }) => id === query.nominee) ?? null)
  const open = mayNominate && !programme.confirmed
  const add = open && <Button onClick={() => setAdding(true)}>{w.nominate}</Button>
  const param = (nomination: string) => ({ campaign: campaign.id, programme: programme.id, nomination })
  const takeBack = (one: Nominee, reason: string) =>
    ask(
      api.campaigns[':campaign'].programmes[':programme'].nominations[':nomination'].withdrawal.$put({
        param: param(one.id),
        json: { reason },
      }),
    )
  return (
    <Section title={title ?? w.parts.nominees} actions={add}>
      <Table
        caption={title ?? w.parts.nominees}
        rows={nominees.slice((page - 1) * PAGE, page * PAGE)}
        rowKey={(one) => one.id}
        phone="cards"
        tone={(one) => (one.withdrawn ? 'quiet' : undefined)}
        empty={<Empty title={empty ?? w.noNominees}>{w.noNomineesNext}</Empty>}
        columns={[
          { key: 'name', head: c.personName, lead: true, sort: (one) => one.attributes.name ?? '', cell: (one) => one.attributes.name },
          {
            key: 'who',
            head: w.attributes.jobClass,
            sort: (one) => said.value('jobClass', one.attributes.jobClass ?? ''),
            cell: (one) => <Who one={one} year={campaign.year} />,
          },
          { key: 'unit', head: c.terms.unit, sort: (one) => one.attributes.unitName ?? '', cell: (one) => <UnitOf one={one} /> },
          { key: 'recommender', head: w.recommender, sort: (one) => one.recommender, cell: (one) => one.recommender },
          { key: 'evidence', head: w.evidence, sort: (one) => one.channel, cell: (one) => <EvidenceOf one={one} /> },
          {
            key: 'state',
            head: c.state,
            cell: (one) => <NomineeState one={one} />,
          },
          {
            key: 'act',
            head: '',
            print: false,
            cell: (one) => (
              <div class="own-acts">
                <Button kind="plain" label={w.deedsOf(one.attributes.name ?? '')} onClick={() => setReading(one)}>
                  {w.readDeeds}
                </Button>
                {open && one.own && !one.withdrawn && (
                  <AskButton
                    kind="plain"
                    danger
                    text={w.takeBackShort}
                    confirm={w.takeBack}
                    label={w.takeBackOf(one.attributes.name ?? '')}
                    question={w.takeBackTitle(one.attributes.name ?? '')}
                    reason
                    act={(reason) => takeBack(one, reason)}
                    onDone={reload}
                  >
                    {w.takeBackText}
                  </AskButton>
                )}
              </div>
            ),
          },
        ]}
      />
      <Pager page={page} pages={Math.ceil(nominees.length / PAGE)} onPage={setPage} />
      <NominateDialog
        campaign={campaign}
        programme={programme}
        open={adding}
        right={null}
        onClose={() => setAdding(false)}
        onDone={reload}
      />
      <Dialog open={reading !== null} title={w.deedsOf(reading?.attributes.name ?? '')} onClose={() => setReading(null)}>
        {reading && (
          <>
            <p>
              {w.evidence}
              {c.colon}
              <EvidenceOf one={reading} />
            </p>
            <Deeds key={reading.id} param={param(reading.id)} />
          </>
        )}
      </Dialog>
    </Section>
  )
}

/** "industrial worker, senior, aged 36" and what some rules ask for besides. */
export function Who({ one, year }: { one: Nominee; year: number }) {
  const w = useWords(nominations)
  const said = useSaid()
  const c = useCommon()
  const { jobClass, skillLevel, sex, birthDate, migrant, political, education } = one.attributes
  const skill = skillLevel && skillLevel !== 'none' ? said.value('skillLevel', skillLevel) : null
  const rest = [sex && said.value('sex', sex), birthDate && w.age(ageOn(birthDate, mayDay(year))), skill, political, education].filter(
    Boolean,
  )
  return (
    <>
      {said.value('jobClass', jobClass ?? '')} {migrant === '1' && <Badge>{w.migrant}</Badge>}{' '}
      <span class="soft small">{rest.join(c.comma)}</span>
    </>
  )
}

function UnitOf({ one }: { one: Nominee }) {
  const said = useSaid()
  const { unitName, ownership } = one.attributes
  return (
    <>
      {unitName} {ownership && <span class="soft small">{said.value('ownership', ownership)}</span>}
    </>
  )
}

/** The result behind a nomination, as a link that anyone can follow; a warning when it does not stand any more. */
export function EvidenceOf({ one }: { one: Pick<Nominee, 'evidence'> }) {
  const w = useWords(nominations)
  const { evidence } = one
  if (!evidence) return <span class="soft">{w.byUnit}</span>
  return (
    <>
      <a href={`/results/${evidence.event.id}/${evidence.number}`}>
        {named(evidence.competition)} · {named(evidence.event)} · {w.releaseNo(evidence.number)}
      </a>{' '}
      {evidence.shared && <Badge tone="red">{w.shared}</Badge>}
      {evidence.state === 'withdrawn' && (
        <span class="wrap-state">
          <StateMark shape="warning">{w.evidenceGone(evidence.latest)}</StateMark>
        </span>
      )}
    </>
  )
}

function NomineeState({ one }: { one: Nominee }) {
  const w = useWords(nominations)
  if (one.withdrawn) return <span class="soft">{w.withdrawn(one.withdrawn.reason)}</span>
  if (one.outcome)
    return (
      <StateMark shape={one.outcome === 'confirmed' ? 'locked' : one.outcome === 'removed' ? 'stopped' : 'todo'}>
        {w.outcome[one.outcome]}
      </StateMark>
    )
  return <StateMark shape="done">{w.putForward}</StateMark>
}

function Deeds({ param }: { param: { campaign: string; programme: string; nomination: string } }) {
  const { data } = useLoad(
    () => ask(api.campaigns[':campaign'].programmes[':programme'].nominations[':nomination'].$get({ param })),
    [param.nomination],
  )
  return data ? <p class="deeds">{data.nominee.deeds}</p> : <Loading />
}
