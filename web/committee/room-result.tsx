/** What came of a ballot, and its way to the list. */
import type { BallotSeen } from '../../server/ballots/room.ts'
import { countPapers } from '../../server/scoring/ballot.ts'
import { ballots } from '../../server/words/ballots.ts'
import { api, ask } from '../api.ts'
import { useCommon, useWords } from '../lang.ts'
import { ProblemBanner } from '../parts/banner.tsx'
import { Button } from '../parts/button.tsx'
import { Table } from '../parts/table.tsx'
import { useAct } from '../use.ts'
import type { Shown } from './campaign.tsx'

/** Votes and who is adopted; an electronic ballot is counted again here. */
export function Result({ ballot, label }: { ballot: BallotSeen; label: (id: string) => string }) {
  const w = useWords(ballots)
  const c = useCommon()
  const { count, adoption, papers } = ballot.outcome ?? {}
  if (!count || !adoption) return null
  const again = papers && countPapers(papers, ballot.names, ballot.most)
  const isSame = again && ballot.names.every((id) => again.votes[id] === count.votes[id])
  const rows = ballot.names.toSorted((a, b) => (count.votes[b] ?? 0) - (count.votes[a] ?? 0))
  const state = (id: string) => (adoption.adopted.includes(id) ? w.adopted : adoption.tied.includes(id) ? w.tied : w.notAdopted)
  return (
    <>
      <p>{w.arithmetic(ballot.voters ?? 0, ballot.rule, adoption.needed, count.papers, count.invalid, count.blank)}</p>
      <Table
        caption={w.result}
        rows={rows}
        rowKey={(id) => id}
        columns={[
          { key: 'name', head: w.names, lead: true, cell: label },
          { key: 'votes', head: w.votes, align: 'end', cell: (id) => count.votes[id] },
          { key: 'state', head: w.result, cell: (id) => <span class={adoption.adopted.includes(id) ? 'red' : 'soft'}>{state(id)}</span> },
        ]}
      />
      {adoption.tied.length > 0 && <p>{w.tiedNames(adoption.tied.map(label).join(c.comma))}</p>}
      {adoption.open > 0 && <p>{w.openPlaces(adoption.open)}</p>}
      {again && <p class={isSame ? 'soft small no-print' : 'red'}>{isSame ? w.recounted : w.notRecounted}</p>}
    </>
  )
}

/** Adds the adopted to the list that is being formed, in the order of their votes. */
export function ToList({ shown, adopted }: { shown: Shown; adopted: string[] }) {
  const w = useWords(ballots)
  const { chosen, base } = shown.selection
  const missing = adopted.filter((id) => !chosen.includes(id))
  const param = { campaign: shown.campaign.id, programme: shown.programme.id }
  const put = useAct(async () => {
    await ask(
      api.campaigns[':campaign'].programmes[':programme'].selection.$put({ param, json: { chosen: [...chosen, ...missing], base } }),
    )
    await shown.reload()
  })
  if (shown.programme.confirmed || adopted.length === 0) return null
  if (missing.length === 0) return <span class="soft">{w.onList}</span>
  return (
    <>
      <ProblemBanner problem={put.problem} />
      <Button kind="primary" busy={put.busy} onClick={() => put.run()}>
        {w.toList}
      </Button>
    </>
  )
}
