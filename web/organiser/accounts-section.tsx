/** The list of accounts that somebody manages, with what can be done to each. */
import { useState } from 'preact/hooks'
import type { AccountSeen } from '../../server/people/seen-queries.ts'
import { common } from '../../server/words/common.ts'
import { people } from '../../server/words/people.ts'
import { api, ask } from '../api.ts'
import { useWords } from '../lang.ts'
import { ProblemBanner } from '../parts/banner.tsx'
import { Button } from '../parts/button.tsx'
import { AskButton } from '../parts/dialog.tsx'
import { Empty } from '../parts/empty.tsx'
import { optionsOf, SelectField, TextField } from '../parts/fields.tsx'
import { StateMark } from '../parts/marks.tsx'
import { Loading, Section } from '../parts/page.tsx'
import { Table } from '../parts/table.tsx'
import { session } from '../session.ts'
import { IssueDialog } from './issue-dialog.tsx'
import './people.css'
import { ScanButton } from './scan-button.tsx'
import { Slip, type SlipProps } from './slip.tsx'
import { usePages } from './use-pages.ts'

type Role = AccountSeen['role']

/** @param title none where the page's own title says it. */
export function AccountsSection({ title }: { title?: string }) {
  const w = useWords(people).accounts
  const c = useWords(common)
  const [role, setRole] = useState<Role | ''>('')
  const [q, setQ] = useState('')
  const [issuing, setIssuing] = useState(false)
  const [slip, setSlip] = useState<Omit<SlipProps, 'onClose'> | null>(null)
  const wanted = q.trim()
  const list = usePages(
    (after: string | undefined) =>
      ask(api.accounts.$get({ query: { ...(role && { role }), ...(wanted && { q: wanted }), ...(after && { after }) } })),
    [role, wanted],
  )
  const reset = async (account: AccountSeen) => {
    const fresh = await ask(api.accounts[':account'].password.$put({ param: { account: account.id } }))
    setSlip({ ...account, ...fresh })
  }
  const close = (account: AccountSeen, reason: string) =>
    ask(api.accounts[':account'].closure.$put({ param: { account: account.id }, json: { reason } }))
  const who = session.value
  return (
    <Section {...(title && { title })} id="accounts" actions={<Button onClick={() => setIssuing(true)}>{w.issue}</Button>}>
      <div class="filters no-print">
        <SelectField
          name="role"
          label={w.role}
          options={optionsOf(c.roles).filter(([value]) => value !== 'anyone')}
          empty={w.allRoles}
          value={role}
          onValue={(value) => setRole(value as Role | '')}
        />
        <TextField name="q" type="search" label={w.find} value={q} onValue={setQ} />
      </div>
      <ProblemBanner problem={list.problem} retry={list.reload} />
      {!list.rows && list.busy && <Loading />}
      {list.rows && (
        <Table
          caption={w.title}
          rows={list.rows}
          rowKey={(row) => row.id}
          phone="cards"
          tone={(row) => (row.closed ? 'quiet' : undefined)}
          columns={[
            { key: 'name', head: w.holder, lead: true, cell: (row) => row.name },
            { key: 'login', head: w.login, cell: (row) => <span class="num">{row.login}</span> },
            { key: 'role', head: w.role, cell: (row) => c.roles[row.role] },
            { key: 'unit', head: w.unit, cell: (row) => row.unitName ?? <span class="soft">{w.anyUnit}</span> },
            {
              key: 'state',
              head: c.state,
              cell: (row) =>
                row.closed ? <StateMark shape="stopped">{w.closed}</StateMark> : <StateMark shape="done">{w.open}</StateMark>,
            },
            {
              key: 'acts',
              head: c.actions,
              print: false,
              cell: (row) => {
                if (row.closed) return <span class="soft small">{w.closedBy(row.closed.reason)}</span>
                return (
                  <span class="row">
                    {row.role === 'judge' && who?.role !== 'officer' && <ScanButton account={row} />}
                    {row.mine && row.id !== who?.account && (
                      <>
                        <AskButton text={w.reset} question={w.resetQuestion(row.name)} act={() => reset(row)} kind="plain">
                          {w.resetLead}
                        </AskButton>
                        <AskButton
                          text={w.close}
                          question={w.closeQuestion(row.name)}
                          danger
                          reason
                          act={(reason) => close(row, reason)}
                          onDone={list.reload}
                          kind="plain"
                        >
                          {w.closeLead}
                        </AskButton>
                      </>
                    )}
                  </span>
                )
              },
            },
          ]}
          empty={<Empty title={w.none}>{w.noneLead}</Empty>}
        />
      )}
      {list.more && <Button onClick={list.more}>{w.more}</Button>}
      <IssueDialog
        open={issuing}
        onClose={(issued) => {
          setIssuing(false)
          if (!issued) return
          setSlip(issued)
          list.reload()
        }}
      />
      {slip && <Slip {...slip} onClose={() => setSlip(null)} />}
    </Section>
  )
}
