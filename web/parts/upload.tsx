/** A workbook in: choose the file, look at what it would do, then import it; a bad row changes nothing. */
import { useRef, useState } from 'preact/hooks'
import type { JobSeen } from '../../server/lib/jobs.ts'
import { sayFault } from '../../server/words/problems.ts'
import { uploading } from '../../server/words/upload.ts'
import { api, ask, haveSentences, ProblemError, upload } from '../api.ts'
import { lang, useCommon, useWords } from '../lang.ts'
import { useAct } from '../use.ts'
import { Banner, ProblemBanner } from './banner.tsx'
import { Button } from './button.tsx'
import { JobBar, type JobBarProps } from './job.tsx'
import { Table } from './table.tsx'

/** One cell that cannot be taken: the row as Excel counts it, the column's key. */
export interface RowFault {
  row: number
  column: string
  code: string
  params?: Record<string, string> | undefined
}

/** What both addresses answer. */
export interface UploadResult {
  /** How many rows were read (dry run) or written. */
  rows: number
  faults?: RowFault[]
  /** Headers that were not used. */
  ignored?: string[]
  /** The first rows as they were understood, by column key. */
  sample?: Record<string, string | number | null>[]
}

export interface UploadProps {
  /** POST of the file; changes nothing. Answers at once, or with a job whose file is the answer. */
  check: string
  /** POST of the file; writes everything or nothing. Answers like the check. */
  apply: string
  /** POST of the file; answers with a job that gives the file back with what is wrong in each row. */
  marked?: string
  /** Address of the empty template. */
  template?: string
  /** Headers by column key, for the preview and the errors. */
  columns: Readonly<Record<string, string>>
  /** Rows copied from a sheet may be pasted instead of a file. */
  paste?: boolean
  onDone?: (result: UploadResult) => void
}

const MOST_SHOWN = 100

export function Upload({ check, apply, marked, template, columns, paste, onDone }: UploadProps) {
  const w = useWords(uploading)
  const input = useRef<HTMLInputElement>(null)
  const [file, setFile] = useState<File | null>(null)
  const [job, setJob] = useState<Required<JobBarProps> | null>(null)
  async function ended({ job }: { job: string }): Promise<JobSeen | undefined> {
    const seen = await new Promise<JobSeen>((onOver) => setJob({ job, onOver }))
    setJob(null)
    if (seen.state === 'cancelled') return undefined
    if (seen.state === 'done') return seen
    throw new ProblemError('invalid-input', 422, seen.faults.length > 0 ? seen.faults : [{ path: [], code: 'job-failed' }])
  }
  async function over(answer: UploadResult | { job: string }): Promise<UploadResult | undefined> {
    const seen = 'job' in answer ? await ended(answer) : undefined
    return 'job' in answer ? seen && resultOf(seen) : answer
  }
  const checking = useAct(async (chosen: File) => {
    const answer = await upload<UploadResult | { job: string }>(check, chosen)
    return over(answer)
  })
  const applying = useAct(async (chosen: File) => over(await upload<UploadResult | { job: string }>(apply, chosen)))
  const marking = useAct(async (chosen: File) => saveFile(await ended(await upload<{ job: string }>(marked!, chosen))))
  const seen = checking.done
  const faults = seen?.faults ?? []

  const choose = (chosen: File | undefined) => {
    if (!chosen) return
    setFile(chosen)
    applying.clear()
    checking.run(chosen)
    // The same file, corrected, must be choosable again.
    if (input.current) input.current.value = ''
  }
  const onApply = async () => {
    const result = file && (await applying.run(file))
    if (result) onDone?.(result)
  }
  const onDrop = (event: DragEvent) => {
    event.preventDefault()
    choose(event.dataTransfer?.files[0])
  }
  const busy = checking.busy || applying.busy || marking.busy
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a shortcut; the button does the same.
    <div class="upload" onDragOver={(event) => event.preventDefault()} onDrop={onDrop}>
      <div class="actions">
        {template && (
          <Button href={template} download>
            {w.download}
          </Button>
        )}
        <Button kind={seen && faults.length === 0 ? 'quiet' : 'primary'} disabled={busy} onClick={() => input.current?.click()}>
          {file ? w.another : w.choose}
        </Button>
        <span class="soft no-phone">{file?.name || w.drop}</span>
        <input
          ref={input}
          type="file"
          hidden
          accept=".xlsx"
          aria-label={w.choose}
          onChange={(event) => choose(event.currentTarget.files?.[0])}
        />
      </div>
      {paste && !applying.done && (
        <label class="field">
          <span>{w.paste}</span>
          <textarea
            rows={2}
            placeholder={Object.values(columns).slice(0, 3).join('\t')}
            onPaste={(event) => {
              event.preventDefault()
              choose(new File([event.clipboardData?.getData('text/plain') ?? ''], 'pasted.txt', { type: 'text/plain' }))
            }}
          />
        </label>
      )}
      {job && <JobBar {...job} />}
      {busy && !job && <Working text={checking.busy ? w.checking : applying.busy ? w.applying : w.marking} />}
      <ProblemBanner
        problem={checking.problem ?? applying.problem ?? marking.problem}
        retry={file ? () => (checking.problem ? checking.run(file) : onApply()) : undefined}
      />
      {applying.done ? (
        <Banner kind="done">{w.applied(applying.done.rows)}</Banner>
      ) : (
        seen && (
          <>
            <Verdict seen={seen} />
            {faults.length > 0 && marked && file && (
              <div class="actions">
                <Button busy={marking.busy} onClick={() => marking.run(file)}>
                  {w.marked}
                </Button>
              </div>
            )}
            {faults.length > 0 ? <Faults faults={faults} columns={columns} /> : <Sample seen={seen} columns={columns} />}
            {faults.length === 0 && seen.rows > 0 && (
              <div class="actions">
                <Button kind="primary" busy={applying.busy} onClick={onApply}>
                  {w.apply(seen.rows)}
                </Button>
              </div>
            )}
          </>
        )
      )}
    </div>
  )
}

/** What a job has found or done. */
async function resultOf({ id }: JobSeen): Promise<UploadResult> {
  const file = (await ask(api.jobs[':job'].file.$get({ param: { job: id } }))) as unknown as Blob
  const result: UploadResult = JSON.parse(await file.text())
  await haveSentences(result.faults)
  return result
}

/** How far it is only the server knows; that it goes on is seen by the bar. */
function Working({ text }: { text: string }) {
  return (
    <div class="working" role="status">
      <span>{text}</span>
      <progress aria-label={text} />
    </div>
  )
}

/** Hands a job's file to the browser's own downloads. */
function saveFile(job: JobSeen | undefined): void {
  if (job?.file) Object.assign(document.createElement('a'), { href: `/api/jobs/${job.id}/file`, download: job.file.name }).click()
}

function Verdict({ seen }: { seen: UploadResult }) {
  const w = useWords(uploading)
  const c = useCommon()
  const count = seen.faults?.length ?? 0
  return (
    <Banner kind={count > 0 || seen.rows === 0 ? 'warning' : 'info'}>
      <p>{count > 0 ? w.faulty(count, seen.rows) : seen.rows === 0 ? w.nothing : w.clean(seen.rows)}</p>
      {!!seen.ignored?.length && <p>{w.ignored(seen.ignored.join(c.comma))}</p>}
    </Banner>
  )
}

function Faults({ faults, columns }: { faults: readonly RowFault[]; columns: Readonly<Record<string, string>> }) {
  const w = useWords(uploading)
  return (
    <>
      <Table
        caption={w.errors}
        phone="cards"
        rows={faults.slice(0, MOST_SHOWN)}
        rowKey={(fault) => `${fault.row} ${fault.column} ${fault.code}`}
        columns={[
          { key: 'row', head: w.row, lead: true, align: 'end', width: '5rem', cell: (fault) => fault.row },
          { key: 'column', head: w.column, width: '12rem', cell: (fault) => columns[fault.column] ?? fault.column },
          { key: 'fault', head: w.fault, cell: (fault) => sayFault(fault, lang.value) },
        ]}
      />
      {faults.length > MOST_SHOWN && <p class="soft">{w.more(faults.length - MOST_SHOWN)}</p>}
    </>
  )
}

function Sample({ seen, columns }: { seen: UploadResult; columns: Readonly<Record<string, string>> }) {
  const w = useWords(uploading)
  const sample = (seen.sample ?? []).map((values, i) => ({ values, i }))
  const used = Object.entries(columns).filter(([key]) => sample.some(({ values }) => values[key] !== null && values[key] !== undefined))
  if (sample.length === 0) return null
  return (
    <>
      <Table
        caption={w.preview}
        rows={sample}
        rowKey={(row) => String(row.i)}
        columns={used.map(([key, head]) => ({ key, head, cell: ({ values }: (typeof sample)[number]) => values[key] }))}
      />
      {seen.rows > sample.length && <p class="soft">{w.more(seen.rows - sample.length)}</p>}
    </>
  )
}
