/** A programme for a unit's officer: the notices of the own nominees, and their papers. */
import { useRoute } from 'preact-iso'
import { nominations } from '../../server/words/nominations.ts'
import { api, ask } from '../api.ts'
import { NoticeTab } from '../committee/notice-tab.tsx'
import { PapersTab } from '../committee/papers-tab.tsx'
import { named, useWords } from '../lang.ts'
import { Page as Frame } from '../parts/page.tsx'
import { useLoad } from '../use.ts'

export function Page() {
  const w = useWords(nominations)
  const { campaign: id, programme: wanted } = useRoute().params as { campaign: string; programme: string }
  const { data, problem, loading, reload } = useLoad(() => ask(api.campaigns[':campaign'].$get({ param: { campaign: id } })), [id])
  const campaign = data?.campaign
  const programme = campaign?.programmes.find((one) => one.id === wanted)
  return (
    <Frame
      title={campaign ? named(campaign) : w.title}
      lead={programme && named(programme)}
      back={{ href: '/unit', text: w.ownTitle }}
      problem={problem}
      retry={reload}
      loading={loading}
    >
      {campaign && programme && (
        <>
          <NoticeTab {...{ campaign, programme }} mayPost mayAnswer={false} />
          <PapersTab {...{ campaign, programme }} whole={false} mayPack />
        </>
      )}
    </Frame>
  )
}
