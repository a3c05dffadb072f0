/** Competitions: the list, creating one from a template, and one competition with its events. */
import { useState } from 'preact/hooks'
import { useRoute } from 'preact-iso'
import { common } from '../../server/words/common.ts'
import { competitions } from '../../server/words/competitions.ts'
import { api, ask } from '../api.ts'
import { day, named, useCommon, useWords } from '../lang.ts'
import { Button } from '../parts/button.tsx'
import { Empty } from '../parts/empty.tsx'
import { optionsOf, SelectField } from '../parts/fields.tsx'
import { Page as Frame } from '../parts/page.tsx'
import { Table } from '../parts/table.tsx'
import { useLoad } from '../use.ts'
import { Create } from './competition/create.tsx'
import { OneCompetition } from './competition/one.tsx'
import { mayArrange } from './may.ts'

export function Page() {
  const { competition } = useRoute().params as { competition?: string }
  if (competition === undefined) return <All />
  return competition === 'new' ? <Create /> : <OneCompetition id={competition} />
}

function All() {
  const w = useWords(competitions)
  const c = useCommon()
  const { data, problem, loading, reload } = useLoad(() => ask(api.competitions.$get()))
  const [year, setYear] = useState('')
  const [kind, setKind] = useState('')
  const all = data?.competitions ?? []
  const shown = all.filter((one) => (year === '' || String(one.year) === year) && (kind === '' || one.kind === kind))
  const years = [...new Set(all.map((one) => String(one.year)))]
  const create = mayArrange() && (
    <Button kind="primary" href="/desk/competitions/new">
      {w.create}
    </Button>
  )
  return (
    <Frame title={w.title} lead={w.lead} actions={all.length > 0 && create} problem={problem} retry={reload} loading={loading}>
      {all.length === 0 ? (
        <Empty title={w.none} action={create}>
          {w.noneNext}
        </Empty>
      ) : (
        <>
          <div class="filters">
            <SelectField
              name="year"
              label={c.year}
              empty={w.allYears}
              options={years.map((one) => [one, one])}
              value={year}
              onValue={setYear}
            />
            <SelectField
              name="kind"
              label={w.kind}
              empty={w.allKinds}
              options={optionsOf(useWords(common).competitionKinds)}
              value={kind}
              onValue={setKind}
            />
          </div>
          <Table
            caption={w.title}
            rows={shown}
            rowKey={(one) => one.id}
            phone="cards"
            empty={<p class="empty-line">{c.nothingFound}</p>}
            columns={[
              { key: 'name', head: w.name, lead: true, cell: (one) => <a href={`/desk/competitions/${one.id}`}>{named(one)}</a> },
              { key: 'kind', head: w.kind, cell: (one) => c.competitionKinds[one.kind] },
              { key: 'unit', head: w.organiser, cell: (one) => one.unitName },
              { key: 'dates', head: w.period, cell: (one) => `${day(one.startsOn)} – ${day(one.endsOn)}`, sort: (one) => one.startsOn },
              { key: 'events', head: w.events, align: 'end', cell: (one) => one.events },
            ]}
          />
        </>
      )}
    </Frame>
  )
}
