/** One campaign and its programmes: a tab for each part of the work, from the rights that first places give to what follows the list. */
import type { ComponentChildren } from 'preact'
import { useLocation, useRoute } from 'preact-iso'
import { awardPapers } from '../../server/words/award-papers.ts'
import { ballots } from '../../server/words/ballots.ts'
import { campaigns } from '../../server/words/campaigns.ts'
import { nominations } from '../../server/words/nominations.ts'
import { after, notices } from '../../server/words/notices.ts'
import { api, ask } from '../api.ts'
import { lang, named, useWords } from '../lang.ts'
import { Live } from '../parts/live.tsx'
import { Page as Frame } from '../parts/page.tsx'
import { Tabs } from '../parts/tabs.tsx'
import { session } from '../session.ts'
import { useLive, useLoad } from '../use.ts'
import { AfterTab } from './after-tab.tsx'
import { EligibilityPart } from './eligibility.tsx'
import { Entitlements } from './entitlements.tsx'
import { ListPart } from './list.tsx'
import { Nominees } from './nominees.tsx'
import { NoticeTab } from './notice-tab.tsx'
import { PapersTab } from './papers-tab.tsx'
import { Quotas } from './quotas.tsx'
import { RankingPart } from './ranking.tsx'
import { RoomPart } from './room.tsx'
import { StagesPart } from './stages.tsx'
import './committee.css'

/** What every tab is handed; a tab loads the rest itself. */
export type Shown = Awaited<ReturnType<typeof load>> & {
  reload: () => Promise<void>
  /** The committee and the organiser prepare; only the committee chooses. */
  prepares: boolean
  decides: boolean
}

interface Part {
  id: string
  text: readonly [zh: string, en: string]
  count?: (shown: Shown) => number
  body: (shown: Shown) => ComponentChildren
}

const { parts } = nominations

/** The tabs in their order; the first is shown unless the address says ?part=. */
const PARTS: readonly Part[] = [
  {
    id: 'list',
    text: parts.list,
    count: ({ selection }) => selection.chosen.length,
    body: (shown) => <ListPart {...shown} mayChoose={shown.decides} mayExport={shown.prepares} />,
  },
  {
    id: 'nominees',
    text: parts.nominees,
    count: ({ nominees }) => nominees.filter((one) => !one.withdrawn).length,
    body: (shown) => <Nominees {...shown} mayNominate={shown.prepares} />,
  },
  {
    id: 'entitlements',
    text: parts.entitlements,
    count: ({ entitlements }) => entitlements.length,
    body: (shown) => <Entitlements {...shown} mayNominate={shown.prepares} />,
  },
  {
    id: 'quotas',
    text: parts.quotas,
    count: ({ programme }) => programme.quotas.length,
    body: (shown) => (
      <>
        <Quotas key={`${shown.programme.id} ${shown.programme.version}`} {...shown} mayChange={shown.prepares} />
        {shown.prepares && !shown.programme.confirmed && <RankingPart {...shown} />}
      </>
    ),
  },
  {
    id: 'stages',
    text: campaigns.tabs.stages,
    body: (shown) => <StagesPart {...shown} mayChange={shown.prepares} mayReopen={session.value?.role === 'organiser'} />,
  },
  { id: 'eligibility', text: campaigns.tabs.eligibility, body: (shown) => <EligibilityPart {...shown} mayExamine={shown.prepares} /> },
  { id: 'room', text: ballots.tab, body: (shown) => <RoomPart {...shown} /> },
  { id: 'notice', text: notices.tab, body: (shown) => <NoticeTab {...shown} mayPost={shown.prepares} mayAnswer={shown.prepares} /> },
  { id: 'papers', text: awardPapers.tab, body: (shown) => <PapersTab {...shown} whole mayPack={shown.prepares} /> },
  { id: 'after', text: after.tab, body: (shown) => <AfterTab {...shown} mayKeep={session.value?.role === 'organiser'} /> },
]

export function Page() {
  const w = useWords(nominations)
  const id = useRoute().params.campaign as string
  const { query } = useLocation()
  const now = PARTS.find((part) => part.id === query.part) ?? (PARTS[0] as Part)
  const { data, problem, loading, reload } = useLoad(() => load(id, query.programme), [id, query.programme])
  const live = useLive(`/api/campaigns/${id}/live`, reload)
  const role = session.value?.role
  if (!data) return <Frame title={w.title} problem={problem} retry={reload} loading={loading} />
  const { campaign, programme } = data
  const shown: Shown = { ...data, reload, prepares: role === 'committee' || role === 'organiser', decides: role === 'committee' }
  const href = (part: string, of: string) => `/committee/${id}?programme=${of}&part=${part}`
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
      {campaign.programmes.length > 1 && (
        <Tabs
          label={w.programmes}
          tabs={campaign.programmes.map((one) => ({
            href: href(now.id, one.id),
            text: named(one),
            count: one.seats,
            now: one.id === programme.id,
          }))}
        />
      )}
      <Tabs
        label={named(campaign)}
        tabs={PARTS.map(({ id: part, text, count }) => ({
          href: href(part, programme.id),
          text: text[lang.value === 'en' ? 1 : 0],
          now: part === now.id,
          ...(count ? { count: count(shown) } : {}),
        }))}
      />
      <div key={programme.id}>{now.body(shown)}</div>
    </Frame>
  )
}

async function load(id: string, wanted: string | undefined) {
  const { campaign } = await ask(api.campaigns[':campaign'].$get({ param: { campaign: id } }))
  const programme = campaign.programmes.find((one) => one.id === wanted) ?? campaign.programmes[0]
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
