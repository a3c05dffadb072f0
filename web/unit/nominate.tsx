/** The officer's part of an award: rights of the unit's own people, putting somebody forward, what became of it. */

import type { CampaignSeen, ProgrammeSeen } from '../../server/nominations/queries.ts'
import { nominations } from '../../server/words/nominations.ts'
import { notices } from '../../server/words/notices.ts'
import { api, ask } from '../api.ts'
import { Entitlements } from '../committee/entitlements.tsx'
import { Nominees } from '../committee/nominees.tsx'
import { named, useWords } from '../lang.ts'
import { ProblemBanner } from '../parts/banner.tsx'
import { Empty } from '../parts/empty.tsx'
import { StateMark } from '../parts/marks.tsx'
import { Loading, Section } from '../parts/page.tsx'
import { useLoad } from '../use.ts'
import { DutyPart } from './duty.tsx'
import '../committee/committee.css'

/** For the unit's home page: every campaign that is open, and the last one that was confirmed. */
export function NominateSection() {
  const w = useWords(nominations)
  const { data, problem, loading, reload } = useLoad(() => ask(api.campaigns.$get()))
  if (loading) return <Loading />
  const campaigns = data?.campaigns ?? []
  const open = campaigns.filter(({ programmes }) => programmes.some(({ confirmed }) => !confirmed))
  const shown = open.length > 0 ? open : campaigns.slice(0, 1)
  return (
    <Section title={w.ownTitle} lead={w.ownLead} id="nominations">
      <ProblemBanner problem={problem} retry={reload} />
      {data && shown.length === 0 && <Empty title={w.noOpen}>{w.noOpenNext}</Empty>}
      {shown.flatMap((campaign) =>
        campaign.programmes.map((programme) => <OwnPart key={programme.id} campaign={campaign} programme={programme} />),
      )}
    </Section>
  )
}

function OwnPart({ campaign, programme }: { campaign: CampaignSeen; programme: ProgrammeSeen }) {
  const w = useWords(nominations)
  const n = useWords(notices)
  const param = { campaign: campaign.id, programme: programme.id }
  const { data, problem, reload } = useLoad(async () => {
    const { nominees } = await ask(api.campaigns[':campaign'].programmes[':programme'].nominations.$get({ param }))
    const { entitlements } = await ask(api.campaigns[':campaign'].entitlements.$get({ param: { campaign: campaign.id }, query: {} }))
    const { duties } = await ask(api.campaigns[':campaign'].duties.$get({ param: { campaign: campaign.id } }))
    return { nominees, entitlements, duty: duties.find((one) => one.programmeId === programme.id) }
  }, [programme.id])
  return (
    <div class="own-part">
      <h3>
        {named(campaign)} · {named(programme)}{' '}
        {programme.confirmed ? <StateMark shape="locked">{w.closed}</StateMark> : <StateMark shape="doing">{w.stillOpen}</StateMark>}
      </h3>
      <p>
        <a href={`/unit/awards/${campaign.id}/${programme.id}`}>{n.own}</a>
      </p>
      <ProblemBanner problem={problem} retry={reload} />
      {data && (
        <>
          {data.duty && !programme.confirmed && <DutyPart campaign={campaign.id} duty={data.duty} reload={reload} />}
          {data.entitlements.length > 0 && (
            <Entitlements
              campaign={campaign}
              programme={programme}
              entitlements={data.entitlements}
              mayNominate={!data.duty?.late}
              reload={reload}
              title={w.ownRights}
            />
          )}
          <Nominees
            campaign={campaign}
            programme={programme}
            nominees={data.nominees}
            mayNominate={!data.duty?.late}
            reload={reload}
            title={w.ownNominees}
            empty={w.noOwn}
          />
        </>
      )}
    </div>
  )
}
