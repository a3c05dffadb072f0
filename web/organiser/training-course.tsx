/** One course or drill: its facts, and who took part with what result; by hand, by workbook, by pasting. */
import { useState } from 'preact/hooks'
import type { AttendanceSeen, CourseSeen } from '../../server/training/queries.ts'
import { training } from '../../server/words/training.ts'
import { api, ask } from '../api.ts'
import { lang, useCommon, useWords } from '../lang.ts'
import { Banner, ProblemBanner } from '../parts/banner.tsx'
import { Button } from '../parts/button.tsx'
import { RadioField } from '../parts/choices.tsx'
import { AskButton, Dialog } from '../parts/dialog.tsx'
import { Empty } from '../parts/empty.tsx'
import { NumberField, SelectField, TextField } from '../parts/fields.tsx'
import { Form } from '../parts/form.tsx'
import { StateMark } from '../parts/marks.tsx'
import { Facts, Page as Frame, Loading, Section } from '../parts/page.tsx'
import { PickField } from '../parts/pick.tsx'
import { Table } from '../parts/table.tsx'
import { Upload } from '../parts/upload.tsx'
import { useLoad } from '../use.ts'
import { findPersons } from './find.ts'
import { CourseForm, daysOf, mayRecord } from './training.tsx'
import { usePages } from './use-pages.ts'

const SHAPES = { enrolled: 'todo', attended: 'done', absent: 'stopped' } as const

export function OneCourse({ id }: { id: string }) {
  const w = useWords(training)
  const [task, setTask] = useState<'change' | 'import' | AttendanceSeen | 'new' | null>(null)
  const { data, problem, loading, reload } = useLoad(() => ask(api.courses[':course'].$get({ param: { course: id } })), [id])
  const [q, setQ] = useState('')
  const param = { course: id }
  const page = (after: string | undefined) => ({ ...(q && { q }), ...(after && { after }) })
  const list = usePages((after: string | undefined) => ask(api.courses[':course'].attendance.$get({ param, query: page(after) })), [id, q])
  const changed = () => {
    reload()
    list.reload()
  }
  const done = () => {
    setTask(null)
    changed()
  }
  const may = mayRecord()
  const buttons = may && (
    <>
      <Button onClick={() => setTask('new')}>{w.record}</Button>
      <Button onClick={() => setTask('import')}>{w.import}</Button>
    </>
  )
  return (
    <Frame
      title={data?.name ?? ''}
      back={{ href: '/desk/training', text: w.title }}
      actions={may && data?.mine && <Button onClick={() => setTask('change')}>{w.change}</Button>}
      problem={problem}
      retry={reload}
      loading={loading}
      width="wide"
    >
      {data && (
        <>
          <Facts
            facts={[
              [w.kind, w.kinds[data.kind]],
              [w.trade, data.trade],
              [w.dates, <span class="num">{daysOf(data)}</span>],
              [w.host, data.unitName],
              [w.hours, data.hours !== null && w.hoursOf(data.hours)],
              [w.capacity, data.capacity],
              [w.people, data.people],
            ]}
          />
          {!data.mine && <Banner kind="info">{w.enrolOnly}</Banner>}
          <Section title={w.roll} actions={data.people > 0 && buttons}>
            <ProblemBanner problem={list.problem} retry={list.reload} />
            {(list.rows?.length ?? 0) + q.length > 0 && (
              <div class="filters">
                <TextField name="q" type="search" label={w.findPerson} value={q} onValue={setQ} />
              </div>
            )}
            {list.rows ? (
              <Roll
                course={data}
                rows={list.rows}
                onAsk={setTask}
                onDone={changed}
                empty={
                  <Empty title={w.rollNone} action={buttons}>
                    {w.rollNext}
                  </Empty>
                }
              />
            ) : (
              <Loading />
            )}
            {list.more && <Button onClick={list.more}>{w.more}</Button>}
          </Section>
          <Dialog open={task !== null} title={task === 'change' ? w.change : task === 'import' ? w.import : w.recordTitle} onClose={done}>
            {task === 'change' && <CourseForm course={data} onDone={done} />}
            {task === 'import' && <Import course={data} onDone={changed} />}
            {task !== null && task !== 'change' && task !== 'import' && (
              <RecordForm course={data} known={task === 'new' ? null : task} onDone={task === 'new' ? changed : done} />
            )}
          </Dialog>
        </>
      )}
    </Frame>
  )
}

interface RollProps {
  course: CourseSeen
  rows: AttendanceSeen[]
  onAsk: (row: AttendanceSeen) => void
  onDone: () => void
  empty: preact.ComponentChildren
}

function Roll({ course, rows, onAsk, onDone, empty }: RollProps) {
  const w = useWords(training)
  const c = useCommon()
  const mine = (row: AttendanceSeen) => mayRecord() && (course.mine || row.state === 'enrolled')
  return (
    <Table
      caption={w.roll}
      rows={rows}
      rowKey={(row) => row.id}
      phone="cards"
      empty={empty}
      columns={[
        { key: 'name', head: w.columns.name, lead: true, cell: (row) => <a href={`/desk/passports/${row.id}`}>{row.name}</a> },
        { key: 'unit', head: w.columns.unit, cell: (row) => row.unitName },
        { key: 'state', head: w.columns.state, cell: (row) => <StateMark shape={SHAPES[row.state]}>{w.states[row.state]}</StateMark> },
        { key: 'points', head: w.columns.points, align: 'end', cell: (row) => row.points },
        { key: 'passed', head: w.columns.passed, cell: (row) => (row.passed === null ? '' : row.passed ? c.yes : c.no) },
        mayRecord() && {
          key: 'act',
          head: '',
          align: 'end',
          print: false,
          cell: (row) =>
            mine(row) && (
              <span class="row">
                {course.mine && (
                  <Button kind="plain" label={`${c.edit}${c.colon}${row.name}`} onClick={() => onAsk(row)}>
                    {c.edit}
                  </Button>
                )}
                <AskButton
                  text={w.remove}
                  label={`${w.remove}${c.colon}${row.name}`}
                  question={w.removeTitle(row.name)}
                  kind="plain"
                  danger
                  reason
                  act={(reason) =>
                    ask(
                      api.courses[':course'].attendance[':person'].$delete({
                        param: { course: course.id, person: row.id },
                        json: { reason },
                      }),
                    )
                  }
                  onDone={onDone}
                >
                  {w.removeText}
                </AskButton>
              </span>
            ),
        },
      ]}
    />
  )
}

function RecordForm({ course, known, onDone }: { course: CourseSeen; known: AttendanceSeen | null; onDone: () => void }) {
  const w = useWords(training)
  const c = useCommon()
  const first = course.mine ? 'attended' : 'enrolled'
  const start = {
    personId: known?.id ?? '',
    state: (known?.state ?? first) as AttendanceSeen['state'],
    points: known?.points ?? '',
    passed: known?.passed === null || !known ? '' : String(known.passed),
  }
  const send = ({ points, passed, ...values }: typeof start) => {
    const json = { ...values, points: points || null, passed: passed === '' ? null : (Number(passed) as 0 | 1) }
    return ask(api.courses[':course'].attendance.$put({ param: { course: course.id }, json }))
  }
  return (
    <Form start={start} send={send} submit={w.saveRecord} doneText={c.saved} again={!known} onDone={onDone}>
      {(values) => (
        <>
          {known ? <strong>{known.name}</strong> : <PickField name="personId" label={w.columns.name} find={findPersons} />}
          {course.mine && (
            <RadioField
              name="state"
              label={w.columns.state}
              inline
              choices={(['enrolled', 'attended', 'absent'] as const).map((value) => ({ value, text: w.states[value] }))}
            />
          )}
          {course.mine && values.state === 'attended' && (
            <>
              <NumberField name="points" label={w.columns.points} optional />
              <SelectField
                name="passed"
                label={w.columns.passed}
                empty={c.unknown}
                options={[
                  ['1', c.yes],
                  ['0', c.no],
                ]}
              />
            </>
          )}
        </>
      )}
    </Form>
  )
}

function Import({ course, onDone }: { course: CourseSeen; onDone: () => void }) {
  const w = useWords(training)
  const at = `/api/courses/${course.id}/attendance/import?lang=${lang.value}`
  return (
    <div class="stack">
      <p>{w.importLead}</p>
      <Upload
        check={at}
        apply={`${at}&apply=1`}
        template={`/api/courses/template?lang=${lang.value}`}
        columns={w.columns}
        paste
        onDone={onDone}
      />
    </div>
  )
}
