/** One entry's marks in one sitting, judge beside judge with the first ones struck through, and opening them for re-scoring. */
import { useState } from 'preact/hooks'
import type { PanelMarks } from '../../../server/marks/chief.ts'
import type { Progress } from '../../../server/marks/progress.ts'
import type { Flags } from '../../../server/results/flags.ts'
import type { Mark } from '../../../server/scoring/types.ts'
import { chief } from '../../../server/words/chief.ts'
import { common } from '../../../server/words/common.ts'
import { api, ask } from '../../api.ts'
import { clock, lang, useWords } from '../../lang.ts'
import { Banner, ProblemBanner } from '../../parts/banner.tsx'
import { ManyField } from '../../parts/choices.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { Empty } from '../../parts/empty.tsx'
import { AreaField, SelectField } from '../../parts/fields.tsx'
import { Form } from '../../parts/form.tsx'
import { Table } from '../../parts/table.tsx'
import { useLoad } from '../../use.ts'

/** A mark as it is read; the word for no value where there is none. */
export function useMarkText() {
  const c = useWords(common)
  return (mark: Mark | null | undefined) => (mark == null ? '—' : typeof mark === 'string' ? mark : c.noMark[mark.none])
}

interface EntryMarksProps {
  event: string
  row: Progress['rows'][number]
  sittings: Progress['sittings']
  flags: Flags[]
  onClose: () => void
  reload: () => Promise<void>
}

export function EntryMarks({ event, row, sittings, flags, onClose, reload }: EntryMarksProps) {
  const ch = useWords(chief)
  const [sitting, setSitting] = useState(flags[0]?.sitting ?? (sittings.find((one) => one.panel) ?? sittings[0])?.id ?? '')
  const param = { event, sitting, entry: row.ref }
  const { data, problem } = useLoad(
    () => ask(api.events[':event'].sittings[':sitting'].entries[':entry'].marks.$get({ param })),
    [event, sitting, row.ref],
  )
  return (
    <Dialog open title={ch.marksOf(row.who)} onClose={onClose}>
      <div class="entry-marks">
        <SelectField
          name="sitting"
          label={ch.sitting}
          value={sitting}
          onValue={setSitting}
          options={sittings.map((one) => [one.id, one.name[lang.value]])}
        />
        {flags
          .filter((one) => one.sitting === sitting)
          .map((flag) => (
            <Said key={flag.sitting} flag={flag} />
          ))}
        <ProblemBanner problem={problem} />
        {data && <Marks marks={data} flag={flags.find((one) => one.sitting === sitting)} />}
        {data && <Rescore key={sitting} event={event} row={row} sitting={sitting} marks={data} onClose={onClose} reload={reload} />}
      </div>
    </Dialog>
  )
}

function Said({ flag }: { flag: Flags }) {
  const ch = useWords(chief)
  return (
    <Banner kind="warning">
      {flag.rescore.length > 0 && <p>{ch.tooFar}</p>}
      {flag.tooShort && <p>{ch.tooShort}</p>}
      {flag.outliers.map((one) => (
        <p key={one.source}>
          {ch.outlierText(one.source, one.total, one.median)}
          {one.by === 'scheme' ? ch.byScheme : ch.byHint}
        </p>
      ))}
    </Banner>
  )
}

function Marks({ marks: { cells, sheets }, flag }: { marks: PanelMarks; flag: Flags | undefined }) {
  const ch = useWords(chief)
  const text = useMarkText()
  const seen = sheets.filter((sheet) => sheet.now !== null || sheet.first !== null)
  if (seen.length === 0) return <Empty title={ch.noneIn}>{ch.noneInNext}</Empty>
  const far = new Set(flag?.rescore)
  return (
    <>
      <Table
        caption={ch.aspect}
        rows={cells}
        rowKey={(one) => one.cell}
        tone={(one) => (far.has(one.cell) ? 'faulty' : undefined)}
        columns={[
          {
            key: 'aspect',
            head: ch.aspect,
            lead: true,
            cell: (one) => `${one.name[lang.value]}${one.attempt === null ? '' : ` #${one.attempt}`}`,
          },
          ...seen.map((sheet) => ({
            key: sheet.source,
            align: 'end' as const,
            head: (
              <span class="matrix-head">
                {sheet.source}
                {(sheet.stray || sheet.now === null) && <span class="soft">{sheet.stray ? ch.stray : ch.open}</span>}
              </span>
            ),
            cell: ({ cell }: PanelMarks['cells'][number]) => {
              const [now, first] = [text(sheet.now?.[cell]), text(sheet.first?.[cell])]
              return (
                <>
                  {sheet.first && first !== now && <s class="soft">{first}</s>} {sheet.now && now}
                </>
              )
            },
          })),
        ]}
      />
      {seen.some((sheet) => sheet.first) && <p class="soft small">{ch.firstBeside}</p>}
      {seen.flatMap((sheet) =>
        sheet.returned.map((back) => (
          <p key={`${sheet.source} ${back.at}`} class="soft small">
            {sheet.source} · {ch.backFor(back.reason, clock(back.at))}
          </p>
        )),
      )}
    </>
  )
}

function Rescore({
  event,
  row,
  sitting,
  marks,
  onClose,
  reload,
}: Omit<EntryMarksProps, 'sittings' | 'flags'> & { sitting: string; marks: PanelMarks }) {
  const ch = useWords(chief)
  const c = useWords(common)
  const able = marks.sheets.filter((sheet) => !sheet.stray && !sheet.waived && (sheet.state === 'submitted' || sheet.state === 'checked'))
  if (able.length === 0) return null
  const all = able.map((sheet) => sheet.source)
  return (
    <Form
      start={{ sources: all, reason: '' }}
      submit={ch.rescore}
      send={(values) => ask(api.events[':event'].rescores.$post({ param: { event }, json: { entryId: row.ref, sitting, ...values } }))}
      onDone={() => {
        onClose()
        reload()
      }}
    >
      <ManyField
        name="sources"
        label={ch.rescoreWhom}
        inline
        choices={all.map((value) => ({ value, text: c.sources[value as keyof typeof c.sources] ?? value }))}
      />
      <AreaField name="reason" label={c.reason} hint={ch.rescoreHint} rows={2} most={200} />
    </Form>
  )
}
