/** Training and drills: what was announced, and of one of them who took part with what result. */
import { useState } from 'preact/hooks'
import { useLocation, useRoute } from 'preact-iso'
import type { CourseSeen } from '../../server/training/queries.ts'
import { training } from '../../server/words/training.ts'
import { api, ask } from '../api.ts'
import { day, useWords } from '../lang.ts'
import { ProblemBanner } from '../parts/banner.tsx'
import { Button } from '../parts/button.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { Empty } from '../parts/empty.tsx'
import { DateField, NumberField, optionsOf, SelectField, TextField } from '../parts/fields.tsx'
import { Form } from '../parts/form.tsx'
import { Badge } from '../parts/marks.tsx'
import { Page as Frame, Loading } from '../parts/page.tsx'
import { PickField } from '../parts/pick.tsx'
import { Table } from '../parts/table.tsx'
import { session } from '../session.ts'
import { findUnits } from './find.ts'
import { OneCourse } from './training-course.tsx'
import { usePages } from './use-pages.ts'

export const mayRecord = () => session.value?.role !== 'auditor'

export function Page() {
  const { course } = useRoute().params as { course?: string }
  return course === undefined ? <All /> : <OneCourse id={course} />
}

export const daysOf = ({ startsOn, endsOn }: Pick<CourseSeen, 'startsOn' | 'endsOn'>) =>
  startsOn === endsOn ? day(startsOn) : `${day(startsOn)} – ${day(endsOn)}`

function All() {
  const w = useWords(training)
  const { route } = useLocation()
  const [kind, setKind] = useState('')
  const [q, setQ] = useState('')
  const [adding, setAdding] = useState(false)
  const query = { ...(kind && { kind: kind as CourseSeen['kind'] }), ...(q && { q }) }
  const list = usePages((after: string | undefined) => ask(api.courses.$get({ query: { ...query, ...(after && { after }) } })), [kind, q])
  const add = mayRecord() && (
    <Button kind="primary" onClick={() => setAdding(true)}>
      {w.add}
    </Button>
  )
  const empty = list.rows?.length === 0 && !kind && !q
  return (
    <Frame title={w.title} lead={w.lead} actions={!empty && add} width="wide">
      <ProblemBanner problem={list.problem} retry={list.reload} />
      {!list.rows && list.busy && <Loading />}
      {empty && (
        <Empty title={w.none} action={add}>
          {w.noneNext}
        </Empty>
      )}
      {list.rows && !empty && (
        <>
          <div class="filters">
            <SelectField name="kind" label={w.kind} empty={w.anyKind} options={optionsOf(w.kinds)} value={kind} onValue={setKind} />
            <TextField name="q" type="search" label={w.find} value={q} onValue={setQ} />
          </div>
          <Table
            caption={w.title}
            rows={list.rows}
            rowKey={(one) => one.id}
            phone="cards"
            columns={[
              { key: 'name', head: w.name, lead: true, cell: (one) => <a href={`/desk/training/${one.id}`}>{one.name}</a> },
              { key: 'kind', head: w.kind, width: '5rem', cell: (one) => <Badge tone="quiet">{w.kinds[one.kind]}</Badge> },
              { key: 'trade', head: w.trade, cell: (one) => one.trade },
              { key: 'days', head: w.dates, cell: (one) => <span class="num">{daysOf(one)}</span> },
              { key: 'host', head: w.host, cell: (one) => one.unitName },
              { key: 'people', head: w.people, align: 'end', cell: (one) => one.people },
              { key: 'attended', head: w.attended, align: 'end', cell: (one) => one.attended },
            ]}
          />
          {list.more && <Button onClick={list.more}>{w.more}</Button>}
        </>
      )}
      <Dialog open={adding} title={w.add} onClose={() => setAdding(false)}>
        {adding && <CourseForm course={null} onDone={(id) => route(`/desk/training/${id}`)} />}
      </Dialog>
    </Frame>
  )
}

export function CourseForm({ course, onDone }: { course: CourseSeen | null; onDone: (id: string) => void }) {
  const w = useWords(training)
  const own = session.value
  const start = {
    kind: course?.kind ?? ('drill' as CourseSeen['kind']),
    name: course?.name ?? '',
    trade: course?.trade ?? '',
    unitId: course?.unitId ?? own?.unitId ?? '',
    startsOn: course?.startsOn ?? '',
    endsOn: course?.endsOn ?? '',
    capacity: String(course?.capacity ?? ''),
    hours: String(course?.hours ?? ''),
  }
  const number = (text: string) => (text === '' ? null : Number(text))
  const send = ({ capacity, hours, ...values }: typeof start) => {
    const json = { ...values, capacity: number(capacity), hours: number(hours) }
    return course
      ? ask(api.courses[':course'].$put({ param: { course: course.id }, json: { ...json, version: course.version } }))
      : ask(api.courses.$post({ json }))
  }
  return (
    <Form start={start} send={send} submit={w.save} onDone={({ id }) => onDone(id)} columns>
      <SelectField name="kind" label={w.kind} options={optionsOf(w.kinds)} />
      <TextField name="name" label={w.name} most={60} />
      <TextField name="trade" label={w.trade} hint={w.tradeHint} most={30} />
      <PickField name="unitId" label={w.host} find={findUnits} startText={course?.unitName ?? own?.unitName ?? ''} />
      <DateField name="startsOn" label={w.startsOn} />
      <DateField name="endsOn" label={w.endsOn} />
      <NumberField name="capacity" label={w.capacity} hint={w.capacityHint} optional integer />
      <NumberField name="hours" label={w.hours} optional integer />
    </Form>
  )
}
