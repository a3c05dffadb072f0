/** Five years of an honour side by side: groups and their shares, the rules of each year, and whose check is due. */
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import type { YearsSeen } from '../../server/nominations/years.ts'
import { nominations } from '../../server/words/nominations.ts'
import { after } from '../../server/words/notices.ts'
import { api, ask } from '../api.ts'
import { percent, useCommon, useWords } from '../lang.ts'
import { RadioField } from '../parts/choices.tsx'
import { Empty } from '../parts/empty.tsx'
import { SelectField } from '../parts/fields.tsx'
import { Counter } from '../parts/marks.tsx'
import { Page as Frame, Section } from '../parts/page.tsx'
import { type Column, Table } from '../parts/table.tsx'
import { useLoad } from '../use.ts'
import { textsOf } from './of.ts'
import { textOf, useSaid } from './said.ts'

export function Years() {
  const words = useWords(after)
  const w = words.fiveYears
  const c = useCommon()
  const [kind, setKind] = useState('medal')
  const kinds = (of: YearsSeen['kinds']) => of.map((one) => [one, c.honours[one]] as const)
  const back = { href: '/committee', text: useWords(nominations).title }
  const { data, problem, loading, reload } = useLoad(() => ask(api.honours.years.$get({ query: { kind: kind as 'medal' } })), [kind])
  return (
    <Frame {...{ title: w.title, lead: w.lead, back, problem, retry: reload, loading }} width="wide">
      {data && (
        <>
          <div class="filters no-print">
            <SelectField name="kind" label={words.honour} value={kind} onValue={setKind} options={kinds(data.kinds)} />
          </div>
          {data.years.length === 0 ? <Empty title={w.none}>{w.noneNext}</Empty> : <Told {...data} />}
        </>
      )}
    </Frame>
  )
}

function Told({ years, groups, rules, due }: YearsSeen) {
  const words = useWords(after)
  const w = words.fiveYears
  const c = useCommon()
  const said = useSaid()
  const [by, setBy] = useState<string>(groups[0]?.by ?? '')
  const chosen = groups.find((one) => one.by === by)
  const bys = textsOf(w.bys).filter(([value]) => groups.some((one) => one.by === value))
  const href = ({ campaign, programme }: YearsSeen['due'][number]) => `/committee/${campaign}?programme=${programme}&part=after`
  /** A column for each year. */
  const columns = <T,>(cell: (row: T, i: number) => ComponentChildren): Column<T>[] =>
    years.map(({ year, given, revoked }, i) => ({
      key: String(year),
      head: `${year} · ${c.people(given - revoked)}`,
      cell: (row) => cell(row, i),
    }))
  return (
    <div class="years">
      <Section title={w.bys[by as 'unit']}>
        <div class="no-print">
          <RadioField name="by" label={w.by} value={by} onValue={setBy} inline choices={bys.map(([value, text]) => ({ value, text }))} />
        </div>
        <Table
          caption={w.title}
          phone="cards"
          rows={chosen?.rows ?? []}
          rowKey={({ key }) => key}
          columns={[
            { key: 'group', head: w.group, lead: true, cell: ({ key }) => said.value(by, key) },
            ...columns<{ key: string; counts: number[] }>(({ counts }, i) => {
              const all = (years[i]?.given ?? 0) - (years[i]?.revoked ?? 0)
              return <Counter label={percent((counts[i] ?? 0) / Math.max(all, 1), 1)} value={counts[i] ?? 0} of={all} />
            }),
          ]}
        />
      </Section>
      {rules.length > 0 && (
        <Section title={w.rules} lead={w.rulesLead}>
          <Table
            caption={w.rules}
            phone="cards"
            rows={rules}
            rowKey={({ id }) => id}
            columns={[
              { key: 'rule', head: c.name, lead: true, cell: ({ name, kind }) => `${textOf(name)} · ${w[kind]}` },
              ...columns<YearsSeen['rules'][number]>(({ kind, cells }, i) => {
                const cell = cells[i]
                if (!cell) return '–'
                const of = cell.denominator ?? years[i]?.given ?? 0
                return <Counter label={`${cell.reached ?? '–'} %`} value={cell.numerator} of={of} {...{ [kind]: cell.limit }} />
              }),
            ]}
          />
        </Section>
      )}
      <Section title={w.due}>
        <Table
          caption={w.due}
          phone="cards"
          rows={due}
          rowKey={({ id }) => id}
          empty={<Empty title={w.noneDue} />}
          columns={[
            { key: 'holder', head: words.holder, lead: true, cell: (one) => <a href={href(one)}>{one.holder}</a> },
            { key: 'unit', head: c.terms.unit, cell: ({ unit }) => unit },
            { key: 'number', head: words.certificateNo, cell: ({ number }) => number },
            { key: 'state', head: c.state, cell: ({ doubtful }) => (doubtful ? words.outcomes.doubtful : words.due) },
          ]}
        />
      </Section>
    </div>
  )
}
