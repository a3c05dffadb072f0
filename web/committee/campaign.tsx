/** One campaign: the rights that first places give, who was put forward, the list being formed, and its seats and quotas. */
import { useLocation, useRoute } from 'preact-iso'
import { nominations } from '../../server/words/nominations.ts'
import { api, ask } from '../api.ts'
import { named, useWords } from '../lang.ts'
import { Live } from '../parts/live.tsx'
import { Page as Frame } from '../parts/page.tsx'
import { Tabs } from '../parts/tabs.tsx'
import { session } from '../session.ts'
import { useLive, useLoad } from '../use.ts'
import { Entitlements } from './entitlements.tsx'
import { ListPart } from './list.tsx'
import { Nominees } from './nominees.tsx'
import { Quotas } from './quotas.tsx'
import './committee.css'

const PARTS = ['list', 'nominees', 'entitlements', 'quotas'] as const

export function Page() {
  const w = useWords(nominations)
  const id = useRoute().params.campaign as string
  const { query } = useLocation()
  const now = PARTS.find((part) => part === query.part) ?? 'list'
  const { data, problem, loading, reload } = useLoad(() => load(id), [id])
  const live = useLive(`/api/campaigns/${id}/live`, reload)
  const role = session.value?.role
  const prepares = role === 'committee' || role === 'organiser'
  if (!data) return <Frame title={w.title} problem={problem} retry={reload} loading={loading} />
  const { campaign, programme, nominees, entitlements, selection } = data
  const counts = {
    list: selection.chosen.length,
    nominees: nominees.filter((one) => !one.withdrawn).length,
    entitlements: entitlements.length,
    quotas: programme.quotas.length,
  }
  const tabs = PARTS.map((part) => ({ href: `/committee/${id}?part=${part}`, text: w.parts[part], count: counts[part], now: part === now }))
  const shared = { campaign, programme, nominees, reload }
  return (
    <Frame
      title={named(campaign)}
      lead={
        <span class="row">
          <span>
            {named(programme)} · {w.seatsN(programme.seats)}
          </span>
          <Live state={live} />
        </span>
      }
      back={{ href: '/committee', text: w.title }}
      problem={problem}
      retry={reload}
      width="wide"
    >
      <Tabs label={named(campaign)} tabs={tabs} />
      {now === 'entitlements' && <Entitlements {...shared} entitlements={entitlements} mayNominate={prepares} />}
      {now === 'nominees' && <Nominees {...shared} mayNominate={prepares} />}
      {now === 'list' && <ListPart {...shared} selection={selection} mayChoose={role === 'committee'} mayExport={prepares} />}
      {now === 'quotas' && <Quotas key={programme.version} {...shared} mayChange={prepares} />}
    </Frame>
  )
}

async function load(id: string) {
  const { campaign } = await ask(api.campaigns[':campaign'].$get({ param: { campaign: id } }))
  const programme = campaign.programmes[0]
  if (!programme) throw new Error('a campaign without a programme')
  const param = { campaign: id, programme: programme.id }
  const of = api.campaigns[':campaign'].programmes[':programme']
  const [{ nominees }, { entitlements }, selection] = await Promise.all([
    ask(of.nominations.$get({ param })),
    ask(api.campaigns[':campaign'].entitlements.$get({ param: { campaign: id }, query: {} })),
    ask(of.selection.$get({ param })),
  ])
  return { campaign, programme, nominees, entitlements, selection }
}
