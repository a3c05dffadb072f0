/** The audit log: who did what when, by filters, and whether the chain of records is intact. */
import { useLocation } from 'preact-iso'
import type { AuditSeen } from '../../server/desk/queries.ts'
import { audit } from '../../server/words/audit.ts'
import { common } from '../../server/words/common.ts'
import { api, ask } from '../api.ts'
import { clock, dayOf, lang, useWords } from '../lang.ts'
import { OwnPassword } from '../organiser/own-password.tsx'
import { usePages } from '../organiser/use-pages.ts'
import { Banner, ProblemBanner } from '../parts/banner.tsx'
import { Button } from '../parts/button.tsx'
import { Empty } from '../parts/empty.tsx'
import { DateField, SelectField, TextField } from '../parts/fields.tsx'
import { Page as Frame, Loading } from '../parts/page.tsx'
import { Table } from '../parts/table.tsx'
import { useLoad } from '../use.ts'
import './log.css'

/** Looking changes nothing and leaves no record: only acts that do are offered. */
const isRecorded = (act: string) => act === 'persons.id-number' || !/\.(see|mine|read|check|follow|review)$/.test(act)

const FILTERS = ['act', 'actor', 'subject', 'from', 'to'] as const

export function Page() {
  const w = useWords(audit)
  const c = useWords(common)
  const { query, path, route } = useLocation()
  const filter = Object.fromEntries(FILTERS.flatMap((key) => (query[key] ? [[key, query[key]]] : [])))
  const set = (key: (typeof FILTERS)[number], value: string) => {
    const next = new URLSearchParams({ ...filter, [key]: value.trim() })
    for (const each of FILTERS) if (!next.get(each)) next.delete(each)
    route(next.size > 0 ? `${path}?${next}` : path, true)
  }
  const list = usePages(
    (before: number | undefined) => ask(api.audit.$get({ query: { ...filter, ...(before && { before }) } })),
    [JSON.stringify(filter)],
  )
  const acts = Object.entries(w.acts)
    .filter(([act]) => isRecorded(act))
    .map(([act, text]) => [act, text] as const)
  const kinds = Object.entries(w.kinds).map(([kind, text]) => [`${kind}:`, text] as const)
  const one = filter.subject && !filter.subject.endsWith(':') ? filter.subject : null
  return (
    <Frame title={w.title} lead={w.lead} width="wide" actions={<OwnPassword />}>
      <Chain />
      <div class="filters log-filters no-print">
        <SelectField
          name="act"
          label={w.act}
          options={acts}
          empty={w.allActs}
          value={filter.act ?? ''}
          onValue={(value) => set('act', value)}
        />
        <TextField
          name="actor"
          type="search"
          label={w.actor}
          hint={w.actorHint}
          value={filter.actor ?? ''}
          onValue={(value) => set('actor', value)}
        />
        <SelectField
          name="subject"
          label={w.subjectKind}
          options={one ? [[one, `${w.only}${c.colon}${kindOf(one, w.kinds)}`], ...kinds] : kinds}
          empty={w.allSubjects}
          value={filter.subject ?? ''}
          onValue={(value) => set('subject', value)}
        />
        <DateField name="from" label={c.from} value={filter.from ?? ''} onValue={(value) => set('from', value)} />
        <DateField name="to" label={c.until} value={filter.to ?? ''} onValue={(value) => set('to', value)} />
      </div>
      <ProblemBanner problem={list.problem} retry={list.reload} />
      {!list.rows && list.busy && <Loading />}
      {list.rows && (
        <Table
          caption={w.title}
          rows={list.rows}
          rowKey={(row) => String(row.seq)}
          phone="cards"
          columns={[
            { key: 'seq', head: w.seq, align: 'end', width: '4.5rem', cell: (row) => row.seq },
            { key: 'at', head: w.at, width: '11rem', cell: (row) => <span class="num">{`${dayOf(row.at)} ${clock(row.at)}`}</span> },
            { key: 'actor', head: w.actor, width: '8rem', cell: (row) => actorOf(row, w) },
            { key: 'act', head: w.act, lead: true, width: '13rem', cell: (row) => (w.acts as Record<string, string>)[row.act] ?? row.act },
            {
              key: 'subject',
              head: w.subject,
              width: '14rem',
              cell: (row) => <Subject row={row} onOnly={() => set('subject', row.subject)} />,
            },
            { key: 'detail', head: w.detail, cell: (row) => <Detail row={row} /> },
          ]}
          empty={<Empty title={w.none}>{w.noneLead}</Empty>}
        />
      )}
      {list.more && <Button onClick={list.more}>{w.older}</Button>}
    </Frame>
  )
}

type Said = ReturnType<typeof useWords<typeof audit>>

const kindOf = (subject: string, kinds: Said['kinds']) => (kinds as Record<string, string>)[subject.split(':')[0]!] ?? subject
const actorOf = (row: AuditSeen, w: Said) =>
  row.actorName ?? (row.actor === 'anyone' ? w.anyone : row.actor === 'system' ? w.system : row.actor)

function Chain() {
  const w = useWords(audit)
  const { data, problem, loading, reload } = useLoad(() => ask(api.audit.check.$get()))
  if (loading) return <Loading text={w.checking} />
  if (!data) return <ProblemBanner problem={problem} retry={reload} />
  return (
    <Banner kind={data.intact ? 'done' : 'problem'} actions={<Button onClick={reload}>{w.check}</Button>}>
      {data.intact ? w.intact(data.records) : w.broken(data.broken ?? 0)}
    </Banner>
  )
}

function Subject({ row, onOnly }: { row: AuditSeen; onOnly: () => void }) {
  const w = useWords(audit)
  const [kind, id] = row.subject.split(':')
  return (
    <span class="log-subject">
      {kindOf(row.subject, w.kinds)}{' '}
      <Button kind="plain" onClick={onOnly} title={w.only} label={`${w.only}${lang.value === 'zh' ? '：' : ': '}${row.subject}`}>
        {row.subjectName ?? <span class="num small">{id?.slice(-8) ?? kind}</span>}
      </Button>
    </span>
  )
}

/** Facts as "name: value"; what is nested is folded away, as it was written. */
export function Detail({ row }: { row: Pick<AuditSeen, 'detail' | 'detailNames'> }) {
  const w = useWords(audit)
  const c = useWords(common)
  const facts = Object.entries(row.detail).filter(([, value]) => value !== null && value !== '')
  return (
    <ul class="log-facts">
      {facts.map(([key, value]) => (
        <li key={key}>
          <span class="soft">{(w.facts as Record<string, string>)[key] ?? key}</span>{' '}
          <Fact value={value} name={row.detailNames[key] ?? enumerated(key, value, c, w)} />
        </li>
      ))}
    </ul>
  )
}

/** Values that are codes of the product itself. */
function enumerated(key: string, value: unknown, c: ReturnType<typeof useWords<typeof common>>, w: Said): string | undefined {
  const words: Record<string, Record<string, string>> = {
    role: c.roles,
    duty: c.duties,
    ground: c.recusalGrounds,
    by: w.by,
    state: { ...c.registrationStates, ...c.entryStates, ...c.sheetStates },
    kind: { ...c.competitionKinds, ...c.releaseKinds },
    level: c.skillLevel,
    from: c.skillLevel,
  }
  return words[key]?.[String(value)]
}

function Fact({ value, name }: { value: unknown; name: string | undefined }) {
  const c = useWords(common)
  if (name) return <>{name}</>
  if (value === true) return <>{c.yes}</>
  if (value === false) return <>{c.no}</>
  if (typeof value !== 'object' || value === null) return <>{String(value)}</>
  return (
    <details>
      <summary>{c.items(Array.isArray(value) ? value.length : Object.keys(value).length)}</summary>
      <code>{JSON.stringify(value)}</code>
    </details>
  )
}
