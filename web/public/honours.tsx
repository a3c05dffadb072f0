/** The honour roll: everybody who was honoured, by name, unit, year and honour; what was revoked stays, and says so. */
import { useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { after } from '../../server/words/notices.ts'
import { api, ask } from '../api.ts'
import { day, useCommon, useWords } from '../lang.ts'
import { Button } from '../parts/button.tsx'
import { Empty } from '../parts/empty.tsx'
import { SelectField, TextField } from '../parts/fields.tsx'
import { Links } from '../parts/links.tsx'
import { Badge } from '../parts/marks.tsx'
import { Page as Frame, Section } from '../parts/page.tsx'
import { Table } from '../parts/table.tsx'
import { session } from '../session.ts'
import { useAct, useLoad } from '../use.ts'
import '../committee/notice.css'

type Kind = 'medal'
const load = (query: { q?: string; year?: string; kind?: Kind; after?: string }) => ask(api.public.honours.$get({ query }))
type Roll = Awaited<ReturnType<typeof load>>['roll']

export function Page() {
  const w = useWords(after)
  const c = useCommon()
  const { query, route } = useLocation()
  const { q = '', year = '', kind = '' } = query
  const asked = { ...(q && { q }), ...(year && { year }), ...(kind && { kind: kind as Kind }) }
  const { data, problem, loading, reload } = useLoad(() => load(asked), [q, year, kind])
  const [more, setMore] = useState<{ roll: Roll; next: string | null } | null>(null)
  const next = more ? more.next : (data?.next ?? null)
  const further = useAct(async () => {
    const page = await load({ ...asked, ...(next && { after: next }) })
    setMore({ roll: [...(more?.roll ?? []), ...page.roll], next: page.next })
  })
  const find = (change: Record<string, string>) => {
    setMore(null)
    route(`/honours?${new URLSearchParams({ q, year, kind, ...change })}`, true)
  }
  const rows = [...(data?.roll ?? []), ...(more?.roll ?? [])]
  const years = [...new Set(data?.years.map((one) => String(one.year)))]
  const kinds = [...new Set(data?.years.map((one) => one.kind))]
  const counted = (of: string, kind: string) => data?.years.find((one) => String(one.year) === of && one.kind === kind)
  return (
    <Frame title={w.rollTitle} lead={w.rollLead} problem={problem} retry={reload} loading={loading}>
      <div class="filters no-print">
        <TextField name="q" type="search" label={w.find} value={q} onValue={(value) => find({ q: value })} />
        <SelectField
          name="year"
          label={c.year}
          value={year}
          empty={c.all}
          options={years.map((one) => [one, one])}
          onValue={(value) => find({ year: value })}
        />
        <SelectField
          name="kind"
          label={w.honour}
          value={kind}
          empty={c.all}
          options={Object.entries(c.honours)}
          onValue={(value) => find({ kind: value })}
        />
      </div>
      <Table
        caption={w.rollTitle}
        phone="cards"
        rows={rows}
        rowKey={(row) => row.id}
        tone={(row) => (row.revoked ? 'quiet' : undefined)}
        empty={data && <Empty title={w.nobody}>{w.nobodyNext}</Empty>}
        columns={[
          {
            key: 'holder',
            head: w.holder,
            lead: true,
            width: '6rem',
            cell: (row) => (row.revoked ? <del>{row.holderName}</del> : row.holderName),
          },
          { key: 'unit', head: c.terms.unit, cell: (row) => row.unitName },
          {
            key: 'honour',
            head: w.honour,
            cell: (row) => (
              <span>
                <Badge tone="gold">{row.name}</Badge> <span class="nowrap">{c.honourLevels[row.level]}</span>
              </span>
            ),
          },
          { key: 'year', head: c.year, cell: (row) => row.year },
          {
            key: 'number',
            head: w.certificateNo,
            cell: (row) => (
              <>
                {row.number}
                {row.revoked && (
                  <span class="red">
                    {' '}
                    {w.revoked(day(row.revoked.on), (w.reasons as Record<string, string>)[row.revoked.ground] ?? '')}
                  </span>
                )}
              </>
            ),
          },
          { key: 'source', head: w.chain, print: false, cell: (row) => <Chain row={row} /> },
        ]}
      />
      {next && (
        <Button busy={further.busy} onClick={further.run}>
          {w.more}
        </Button>
      )}
      {years.length > 0 && (
        <Section title={w.years}>
          <Table
            caption={w.years}
            rows={years}
            rowKey={(one) => one}
            columns={[
              { key: 'year', head: c.year, lead: true, cell: (one) => <a href={`/honours?year=${one}`}>{one}</a> },
              ...kinds.map((of) => ({
                key: of,
                head: c.honours[of],
                align: 'end' as const,
                cell: (one: string) => {
                  const here = counted(one, of)
                  return here ? w.given(here.given, here.revoked) : '–'
                },
              })),
            ]}
          />
        </Section>
      )}
    </Frame>
  )
}

/** The way back: what everybody may look at, and for whoever keeps the award the nominee. */
function Chain({ row }: { row: Roll[number] }) {
  const w = useWords(after)
  const keeps = ['organiser', 'committee', 'auditor'].includes(session.value?.role ?? '')
  const links = [
    row.notice && [w.links.notice, `/notices/${row.notice}`],
    keeps && [w.links.nomination, `/committee/${row.campaign}?programme=${row.programme}&part=nominees&nominee=${row.nomination}`],
    row.evidence && [w.rank(row.evidence.number), `/results/${row.evidence.event}/${row.evidence.number}`],
  ].filter((link): link is [string, string] => !!link)
  return <Links links={links} />
}
