/** Screening of a call: what workers sent in, taken as entries or refused with a reason. */
import { proposals } from '../../server/words/proposals.ts'
import { api, ask } from '../api.ts'
import { instant, useWords } from '../lang.ts'
import { ProblemBanner } from '../parts/banner.tsx'
import { Button } from '../parts/button.tsx'
import { AskButton } from '../parts/dialog.tsx'
import { Empty } from '../parts/empty.tsx'
import { Live } from '../parts/live.tsx'
import { StateMark } from '../parts/marks.tsx'
import { Loading, Section } from '../parts/page.tsx'
import { Table } from '../parts/table.tsx'
import { useAct, useLive, useLoad } from '../use.ts'

export function ProposalsTab({ event }: { event: { id: string } }) {
  const w = useWords(proposals)
  const { data, problem, reload } = useLoad(() => ask(api.events[':event'].proposals.$get({ param: { event: event.id } })), [event.id])
  const live = useLive(`/api/events/${event.id}/proposals/live`, reload)
  const screen = useAct((proposal: string, accepted: boolean, reason: string) =>
    ask(api.events[':event'].proposals[':proposal'].screening.$put({ param: { event: event.id, proposal }, json: { accepted, reason } })),
  )
  if (!data) return problem ? <ProblemBanner problem={problem} /> : <Loading />
  const waiting = data.proposals.filter((p) => p.accepted === null)
  const accept = async (ids: string[]) => {
    for (const id of ids) await screen.run(id, true, '')
    await reload()
  }
  return (
    <Section
      title={w.tab}
      lead={w.tabLead}
      actions={
        <>
          <Live state={live} /> <Button href={`/calls/${event.id}`}>{w.callAddress}</Button>
          {waiting.length > 1 && (
            <AskButton
              text={w.acceptAll(waiting.length)}
              question={`${w.acceptAll(waiting.length)}?`}
              act={() => accept(waiting.map((p) => p.id))}
            >
              {w.acceptAllText(waiting.length)}
            </AskButton>
          )}
        </>
      }
    >
      <ProblemBanner problem={screen.problem} />
      <Table
        caption={w.tab}
        columns={[
          {
            key: 'title',
            head: w.title,
            lead: true,
            cell: (p) => (
              <details>
                <summary>{p.title}</summary>
                <p>{p.present}</p>
                <p>{p.measure}</p>
                <p>{p.effect}</p>
              </details>
            ),
          },
          { key: 'kind', head: w.kind, cell: (p) => w.kinds[p.kind] },
          { key: 'unit', head: w.unit, cell: (p) => p.unitName },
          { key: 'author', head: w.author, cell: (p) => p.author },
          { key: 'at', head: w.received, cell: (p) => instant(p.createdAt) },
          {
            key: 'state',
            head: '',
            cell: (p) =>
              p.accepted === null ? (
                <>
                  <Button onClick={() => accept([p.id])}>{w.accept}</Button>{' '}
                  <AskButton
                    kind="plain"
                    text={w.refuse}
                    question={w.refuseQuestion}
                    reason
                    act={(reason) => screen.run(p.id, false, reason).then(reload)}
                  >
                    {w.refuseText}
                  </AskButton>
                </>
              ) : (
                <StateMark shape={p.accepted ? 'done' : 'stopped'}>
                  {p.accepted ? w.state.accepted : `${w.state.refused}: ${p.screeningReason}`}
                </StateMark>
              ),
          },
        ]}
        rows={data.proposals}
        rowKey={(p) => p.id}
        phone="cards"
        empty={<Empty title={w.none}>{w.noneNext}</Empty>}
      />
    </Section>
  )
}
