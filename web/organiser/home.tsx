/** The organiser's desk: what needs me today, every line one press from the act. */
import type { Step } from '../../server/desk/tasks.ts'
import { desk } from '../../server/words/desk.ts'
import { api, ask } from '../api.ts'
import { instant, named, useWords } from '../lang.ts'
import { ProblemBanner } from '../parts/banner.tsx'
import { Button } from '../parts/button.tsx'
import { Empty } from '../parts/empty.tsx'
import { StateMark } from '../parts/marks.tsx'
import { Page as Frame, Section } from '../parts/page.tsx'
import { useAct, useLoad } from '../use.ts'
import '../public/public.css'

/** Where each step is done. */
const TAB: Record<Step, string> = {
  lock: 'scheme',
  enter: 'entries',
  draw: 'entries',
  seat: 'panel',
  open: 'panel',
  mark: 'progress',
  seal: 'progress',
  provisional: 'results',
  official: 'results',
  confirm: 'results',
}

export function Page() {
  const w = useWords(desk)
  const { data, problem, loading, reload } = useLoad(() => ask(api.desk.tasks.$get()))
  return (
    <Frame
      title={w.title}
      lead={w.lead}
      problem={problem}
      retry={reload}
      loading={loading}
      actions={<Button href="/desk/competitions">{w.create}</Button>}
    >
      {data?.tasks.length === 0 && <Empty title={w.none}>{w.noneNext}</Empty>}
      <ul class="posted">
        {data?.tasks.map((task) => (
          <li key={task.event}>
            <a href={`/desk/events/${task.event}/${TAB[task.step]}`}>
              <strong>{w.step[task.step]}</strong>
              <span>
                {named(task)} {task.groupName}
              </span>
              <span class="of">{named({ name: task.competition, nameEn: task.competitionEn })}</span>
            </a>
            <span class="when">
              <StateMark shape={task.step === 'mark' ? 'doing' : 'todo'}>
                {task.step === 'mark' ? w.owed(task.owed, task.sheets) : w.entries(task.entries)}
              </StateMark>
            </span>
          </li>
        ))}
      </ul>
      <Backups />
    </Frame>
  )
}

function Backups() {
  const w = useWords(desk).backup
  const { data, problem, reload } = useLoad(() => ask(api.backups.$get()))
  const make = useAct(async () => {
    await ask(api.backups.$post())
    reload()
  })
  const last = data?.backups[0]
  return (
    <Section title={w.title} lead={w.lead}>
      <ProblemBanner problem={problem ?? make.problem} retry={reload} />
      {data && <p role="status">{last ? w.last(instant(last.at), megabytes(last.bytes)) : w.none}</p>}
      <Button busy={make.busy} onClick={() => make.run()}>
        {w.make}
      </Button>
    </Section>
  )
}

const megabytes = (bytes: number) => `${(bytes / 2 ** 20).toFixed(1)} MB`
