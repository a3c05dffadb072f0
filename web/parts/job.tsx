/** Long work on the server: how far it is, cancelling it, beginning it again, and its file. */
import { useEffect, useRef, useState } from 'preact/hooks'
import type { JobSeen } from '../../server/lib/jobs.ts'
import { jobs as words } from '../../server/words/jobs.ts'
import { sayFault } from '../../server/words/problems.ts'
import { api, ask } from '../api.ts'
import { lang, useWords } from '../lang.ts'
import { useAct, useLive, useLoad } from '../use.ts'
import { Banner, ProblemBanner } from './banner.tsx'
import { Button } from './button.tsx'

export interface JobBarProps {
  job: string
  /** Told once when the job is over, whatever became of it. Whoever takes the file itself gets no button for it. */
  onOver?: (job: JobSeen) => void
}

const isOver = ({ state }: JobSeen) => state !== 'waiting' && state !== 'running'

export function JobBar({ job, onOver }: JobBarProps) {
  const w = useWords(words)
  const param = { job }
  const { data, problem, reload } = useLoad(() => ask(api.jobs[':job'].$get({ param })) as Promise<JobSeen>, [job])
  const over = !!data && isOver(data)
  useLive(over ? null : `/api/jobs/${job}/live`, reload)
  const told = useRef('')
  useEffect(() => {
    if (!data || !over || told.current === job) return
    told.current = job
    onOver?.(data)
  }, [over, job])
  const cancel = useAct(async () => {
    await ask(api.jobs[':job'].cancellation.$put({ param }))
    await reload()
  })
  const again = useAct(async () => {
    told.current = ''
    await ask(api.jobs[':job'].restart.$put({ param }))
    await reload()
  })
  if (!data) return <ProblemBanner problem={problem} />
  const { state, done, total, settled, file, faults } = data
  if (state === 'done' && file && onOver) return null
  if (!over)
    return (
      <div class="working" role="status">
        <span>
          {w.states[state]} {total > 0 && <span class="num">{w.progress(done, total)}</span>}
        </span>
        {/* Without a value the bar says that nobody knows yet how much there is. */}
        <progress aria-label={w.states[state]} {...(total > 0 && { value: done, max: total })} />
        {!settled && (
          <span class="actions">
            <Button busy={cancel.busy} onClick={cancel.run}>
              {w.cancel}
            </Button>
          </span>
        )}
      </div>
    )
  const actions =
    state === 'done' && file ? (
      <Button href={`/api/jobs/${job}/file`} download={file.name}>
        {w.download(size(file.bytes))}
      </Button>
    ) : (
      <Button busy={again.busy} onClick={again.run}>
        {w.again}
      </Button>
    )
  return (
    <Banner kind={state === 'done' ? 'done' : state === 'failed' ? 'problem' : 'info'} actions={actions}>
      {state === 'done' ? file?.name : [w.states[state], ...faults.map((fault) => sayFault(fault, lang.value))].join(' ')}
    </Banner>
  )
}

export interface JobsProps {
  event: string
  kind: string
  /** "Make dossier", and what asks for it. */
  actions: { text: string; start: () => Promise<{ job: string }>; disabled?: boolean }[]
}

/** Buttons that start a kind of job for an event, and the reader's last one of it: it is still here after a reload. */
export function Jobs({ event, kind, actions }: JobsProps) {
  const { data } = useLoad(() => ask(api.jobs.$get({ query: { event } })), [event, kind])
  const [started, setStarted] = useState<string | null>(null)
  const starting = useAct(async (start: () => Promise<{ job: string }>) => setStarted((await start()).job))
  const job = started ?? data?.jobs.find((one) => one.kind === kind)?.id
  return (
    <>
      <div class="actions">
        {actions.map(({ text, start, disabled }) => (
          <Button key={text} busy={starting.busy} disabled={disabled} onClick={() => starting.run(start)}>
            {text}
          </Button>
        ))}
      </div>
      <ProblemBanner problem={starting.problem} />
      {job && <JobBar key={job} job={job} />}
    </>
  )
}

const size = (bytes: number) => (bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`)
