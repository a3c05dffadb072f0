/** How an event was drawn, for anyone: the hash before, the seed after, and all that is needed to repeat it. */
import { useRoute } from 'preact-iso'
import { codes } from '../../server/words/codes.ts'
import { entries } from '../../server/words/entries.ts'
import { api, ask } from '../api.ts'
import { instant, named, useWords } from '../lang.ts'
import { Facts, Page as Frame, Section } from '../parts/page.tsx'
import { Table } from '../parts/table.tsx'
import { useLoad } from '../use.ts'
import { DrawFacts, Unmet } from './drawn.tsx'

export function Page() {
  const w = useWords(entries)
  const c = useWords(codes).draw
  const { event } = useRoute().params as { event: string }
  const { data, problem, loading, reload } = useLoad(() => ask(api.public.events[':event'].draw.$get({ param: { event } })), [event])
  return (
    <Frame
      title={data ? `${c.recordTitle} · ${named(data.event)}` : c.recordTitle}
      lead={c.recordLead}
      problem={problem}
      retry={reload}
      loading={loading}
    >
      {data && (
        <>
          <p>{data.at ? w.drawnAt(instant(data.at)) : c.notYet}</p>
          <DrawFacts draw={data} later={c.seedLater} />
          {data.layerSeeds.length > 0 && (
            <Facts
              facts={data.layerSeeds.map(({ layer, commitment, seed }) => [
                c.layerSeed(layer),
                <code key={layer} class="hash">
                  {seed ?? commitment}
                </code>,
              ])}
            />
          )}
          <Unmet unmet={data.unmet} />
          {data.entries.length > 0 && (
            <Table
              caption={c.recordTitle}
              rows={data.entries}
              rowKey={(one) => one.id}
              columns={[
                { key: 'lot', head: w.lot, align: 'end', width: '6rem', cell: (one) => one.lot },
                { key: 'batch', head: c.place, cell: (one) => data.batches[one.lot - 1] ?? '' },
                { key: 'id', head: c.entryId, lead: true, cell: (one) => <code>{one.id}</code> },
                { key: 'codes', head: c.numbers, cell: (one) => one.codes.join(' → ') },
              ]}
            />
          )}
          <Section title={c.how}>
            <p class="soft">{c.howText}</p>
          </Section>
        </>
      )}
    </Frame>
  )
}
