/** Who still owes what, judge by judge, with a reminder to those who do. */
import type { ProgressSource } from '../../../server/marks/progress.ts'
import type { ReminderSeen } from '../../../server/marks/reminder.ts'
import { chief } from '../../../server/words/chief.ts'
import { markDesk } from '../../../server/words/mark-desk.ts'
import { reminders as reminderWords } from '../../../server/words/reminders.ts'
import { api, ask } from '../../api.ts'
import { instant, lang, useWords } from '../../lang.ts'
import { ProblemBanner } from '../../parts/banner.tsx'
import { Button } from '../../parts/button.tsx'
import { Table } from '../../parts/table.tsx'
import { useAct } from '../../use.ts'
import { useSourceName } from './matrix.tsx'

interface SourcesProps {
  event: string
  sources: ProgressSource[]
  reminders: ReminderSeen[]
  reload: () => Promise<void>
}

export function Sources({ event, sources, reminders, reload }: SourcesProps) {
  const w = useWords(markDesk).progress
  const r = useWords(reminderWords)
  const remind = useAct(async (account: string | null) => {
    await ask(api.events[':event'].reminders.$post({ param: { event }, json: { account } }))
    await reload()
  })
  const last = (account: string | null) => reminders.find(({ accountId }) => accountId === account)
  const owing = sources.filter((one) => one.account !== null && one.owed > 0)
  const ch = useWords(chief)
  const nameOf = useSourceName()
  const row = (one: ProgressSource, i: number) => ({ ...one, i })
  return (
    <>
      <ProblemBanner problem={remind.problem} />
      {owing.length > 1 && (
        <Button busy={remind.busy} onClick={() => remind.run(null)}>
          {r.sendAll}
        </Button>
      )}
      <Table
        caption={w.who}
        phone="cards"
        rows={sources.map(row)}
        rowKey={(one) => String(one.i)}
        columns={[
          {
            key: 'who',
            head: w.who,
            lead: true,
            cell: (one) => `${nameOf(one)}${one.name ? ` ${one.name}` : ''}${one.removed ? ` · ${ch.removed}` : ''}`,
          },
          { key: 'sitting', head: w.sitting, phone: false, cell: (one) => one.sittingName[lang.value] },
          ...figures<ProgressSource & { i: number }>({
            owed: w.owed,
            started: w.started,
            submitted: w.submitted,
            checked: ch.checked,
            sealed: w.sealed,
          }),
          reminders.length > 0 && {
            key: 'last',
            head: r.last,
            cell: (one: ProgressSource & { i: number }) => <Reminded last={last(one.account)} />,
          },
          {
            key: 'remind',
            head: '',
            align: 'end',
            print: false,
            cell: (one) =>
              one.account !== null &&
              one.owed > 0 && (
                <Button kind="plain" busy={remind.busy} label={`${r.send} ${one.name}`} onClick={() => remind.run(one.account)}>
                  {r.send}
                </Button>
              ),
          },
        ]}
      />
    </>
  )
}

function Reminded({ last }: { last: ReminderSeen | undefined }) {
  const r = useWords(reminderWords)
  return last ? (
    <span class="small">
      <span class="num">{instant(last.at)}</span> {last.seenAt ? r.seen : r.notSeen}
    </span>
  ) : null
}

type Figure = 'owed' | 'started' | 'submitted' | 'checked' | 'sealed'

/** Columns of counts; what is owed stands out. */
export function figures<T extends { [key in Figure]?: number }>(heads: { [key in Figure]?: string }) {
  return (Object.entries(heads) as [Figure, string][]).map(([key, head]) => ({
    key,
    head,
    align: 'end' as const,
    sort: (one: T) => one[key] ?? 0,
    cell: (one: T) => (key === 'owed' && (one.owed ?? 0) > 0 ? <strong class="red">{one.owed}</strong> : one[key]),
  }))
}
