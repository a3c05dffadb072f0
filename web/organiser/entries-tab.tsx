/** Who takes part in an event: the list, entering by form and by workbook, the draw, states. */
import { useEffect, useState } from 'preact/hooks'
import type { EventSeen } from '../../server/competitions/queries.ts'
import type { Opening } from '../../server/entries/registration.ts'
import { entries } from '../../server/words/entries.ts'
import { api, ask } from '../api.ts'
import { useWords } from '../lang.ts'
import { Banner, ProblemBanner } from '../parts/banner.tsx'
import { Button } from '../parts/button.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { Empty } from '../parts/empty.tsx'
import { TextField } from '../parts/fields.tsx'
import { Loading, Section } from '../parts/page.tsx'
import { Pager } from '../parts/tabs.tsx'
import { session } from '../session.ts'
import { useLoad } from '../use.ts'
import { AddEntry } from './entries/add.tsx'
import { AddSquad } from './entries/add-squad.tsx'
import { Approvals } from './entries/approvals.tsx'
import { Draw } from './entries/draw.tsx'
import { EligibilityPart } from './entries/eligibility.tsx'
import { ImportEntries } from './entries/import.tsx'
import { RegistrationPart } from './entries/registration.tsx'
import { EntryTable } from './entries/table.tsx'
import './entries/entries.css'
import type { TabProps } from './event.tsx'
import { mayArrange } from './may.ts'

type Task = 'person' | 'unit' | 'squad' | 'import'
const PAGE = 100

export interface EntriesTabProps extends TabProps {
  /** Whether a unit's officer may enter anybody now. */
  opening?: Opening
}

export function EntriesTab({ event, phase, counts, onChange, opening }: EntriesTabProps) {
  const w = useWords(entries)
  const [by, setBy] = useState<'label' | 'code'>('label')
  const [q, setQ] = useState('')
  const [page, setPage] = useState(1)
  const [task, setTask] = useState<Task | null>(null)
  const query = { by, ...(q && { q }), after: String((page - 1) * PAGE) }
  const list = useLoad(() => ask(api.events[':event'].entries.$get({ param: { event: event.id }, query })), [event.id])
  const reload = () => {
    list.reload()
    onChange()
  }
  // Typing and paging keep the old lines on the page until the new ones are there.
  useEffect(() => void list.reload(), [by, q, page, event])
  const { data, problem } = list
  if (!data) return problem ? <ProblemBanner problem={problem} retry={reload} /> : <Loading />
  const officer = session.value?.role === 'officer'
  const adding = event.subject !== 'proposal' && (officer ? opening === 'open' : mayArrange() && !phase.marking)
  const empty = data.total === 0 && q === ''
  const search = (text: string) => {
    setQ(text)
    setPage(1)
  }
  const onDone = () => {
    setTask(null)
    reload()
  }
  const buttons = adding && <TaskButtons subject={event.subject} onTask={setTask} first={empty} />
  return (
    <>
      {!officer && event.subject !== 'proposal' && !phase.drawn && <RegistrationPart event={event} onChange={onChange} />}
      {!phase.marking && (event.subject === 'person' || event.subject === 'squad') && <EligibilityPart event={event.id} />}
      {mayArrange() && data.waiting > 0 && <Approvals event={event} waiting={data.waiting} onDone={reload} />}
      <Draw event={event} phase={phase} counts={counts} onDone={reload} />
      <Section title={w.kinds[event.subject]} actions={!empty && buttons}>
        {data.hidden && <Banner kind="info">{phase.marking ? w.hidden : w.hiddenFromYou}</Banner>}
        {empty ? (
          <Empty title={w.none} action={buttons}>
            {event.subject === 'proposal' ? w.noneProposal : officer && !adding ? w.noneClosed : w.noneNext}
          </Empty>
        ) : (
          <>
            {data.hidden && <ByTabs by={by} onBy={setBy} />}
            <div class="filters">
              <TextField name="q" type="search" label={w.find} value={q} onValue={search} />
            </div>
            <EntryTable event={event} list={data} phase={phase} onDone={reload} />
            <p class="soft">{w.count(data.total)}</p>
            <Pager page={page} pages={Math.ceil(data.total / PAGE)} onPage={setPage} />
          </>
        )}
      </Section>
      <Dialog open={task === 'person' || task === 'unit'} title={task === 'unit' ? w.addUnitTitle : w.addPersonTitle} onClose={onDone}>
        {(task === 'person' || task === 'unit') && <AddEntry event={event.id} kind={task} onDone={reload} />}
      </Dialog>
      <Dialog open={task === 'squad'} title={w.addSquadTitle} onClose={onDone}>
        <AddSquad event={event.id} onDone={onDone} />
      </Dialog>
      <Dialog open={task === 'import'} title={w.importTitle} onClose={onDone}>
        <ImportEntries event={event.id} onDone={reload} />
      </Dialog>
    </>
  )
}

function TaskButtons({ subject, onTask, first }: { subject: EventSeen['subject']; onTask: (task: Task) => void; first: boolean }) {
  const w = useWords(entries)
  return (
    <>
      <Button kind={first ? 'primary' : 'quiet'} onClick={() => onTask('import')}>
        {w.import}
      </Button>
      {subject === 'person' && <Button onClick={() => onTask('person')}>{w.addPerson}</Button>}
      {subject === 'unit' && <Button onClick={() => onTask('unit')}>{w.addUnit}</Button>}
      {(subject === 'person' || subject === 'squad') && <Button onClick={() => onTask('squad')}>{w.addSquad}</Button>}
    </>
  )
}

/** Names or codes, never both: two lists in two orders. */
function ByTabs({ by, onBy }: { by: 'label' | 'code'; onBy: (by: 'label' | 'code') => void }) {
  const w = useWords(entries)
  return (
    <div class="actions">
      <Button kind={by === 'label' ? 'primary' : 'quiet'} onClick={() => onBy('label')}>
        {w.byLabel}
      </Button>
      <Button kind={by === 'code' ? 'primary' : 'quiet'} onClick={() => onBy('code')}>
        {w.byCode}
      </Button>
    </div>
  )
}
