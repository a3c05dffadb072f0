/** Promotions by rank: who is due by the official release, confirming them, and taking back what a correction no longer gives. */
import type { PromotionSeen } from '../../server/results/promotion.ts'
import { common } from '../../server/words/common.ts'
import { training } from '../../server/words/training.ts'
import { api, ask } from '../api.ts'
import { useWords } from '../lang.ts'
import { Banner } from '../parts/banner.tsx'
import { AskButton } from '../parts/dialog.tsx'
import { StateMark } from '../parts/marks.tsx'
import { Section } from '../parts/page.tsx'
import { Table } from '../parts/table.tsx'
import { useLoad } from '../use.ts'

const SHAPES = { due: 'todo', given: 'done', top: 'locked', has: 'locked', none: 'locked', back: 'warning' } as const

/** @param version changes with what is released */
export function Promotions({ event, version }: { event: string; version: string }) {
  const w = useWords(training).promotions
  const c = useWords(common)
  const param = { event }
  const { data, reload } = useLoad(() => ask(api.events[':event'].promotions.$get({ param })), [event, version])
  if (!data?.release || data.rows.length === 0) return null
  const due = data.rows.filter(({ outcome }) => outcome === 'due')
  const back = data.rows.filter(({ outcome }) => outcome === 'back')
  const level = (code: string) => (c.skillLevel as Record<string, string>)[code] ?? code
  const takeBack = (row: PromotionSeen) => (
    <AskButton
      text={w.back}
      label={`${w.back}${c.colon}${row.label}`}
      question={w.backTitle(row.label)}
      kind="plain"
      danger
      reason
      act={(reason) =>
        ask(api.events[':event'].promotions[':promotion'].end.$put({ param: { event, promotion: row.given! }, json: { reason } }))
      }
      onDone={reload}
    >
      {w.backText}
    </AskButton>
  )
  const confirm = due.length > 0 && (
    <AskButton
      text={w.confirm(due.length)}
      question={w.confirmTitle(due.length)}
      act={() => ask(api.events[':event'].promotions.$post({ param, json: { entries: due.map(({ entry }) => entry) } }))}
      onDone={reload}
    >
      <p>{due.map(({ label }) => label).join(c.comma)}</p>
      <p>{w.confirmText}</p>
    </AskButton>
  )
  return (
    <Section title={w.title} lead={w.lead(data.release.number)} actions={confirm} id="promotions">
      {back.length > 0 && <Banner kind="warning">{w.backBanner(back.length)}</Banner>}
      <Table
        caption={w.title}
        rows={data.rows}
        rowKey={(row) => row.entry}
        phone="cards"
        tone={(row) => (row.outcome === 'back' ? 'faulty' : undefined)}
        columns={[
          { key: 'rank', head: c.rank, align: 'end', width: '4rem', cell: (row) => row.rank },
          { key: 'who', head: c.personName, lead: true, cell: (row) => <a href={`/desk/passports/${row.person}`}>{row.label}</a> },
          { key: 'unit', head: c.terms.unit, cell: (row) => row.unit },
          { key: 'from', head: w.from, cell: (row) => level(row.from) },
          { key: 'to', head: w.to, cell: (row) => row.to && level(row.to) },
          { key: 'rule', head: w.rule, cell: (row) => row.rule && w.ruleOf(row.rule.rank, level(row.rule.from), level(row.rule.to)) },
          {
            key: 'outcome',
            head: c.state,
            cell: (row) => (
              <span class="row">
                <StateMark shape={SHAPES[row.outcome]}>{w.outcome[row.outcome]}</StateMark>
                {row.outcome === 'back' && takeBack(row)}
              </span>
            ),
          },
        ]}
      />
    </Section>
  )
}
