/** HTTP of training: courses and drills, who takes part, their results by hand and by workbook. */
import { Hono } from 'hono'
import { act, actorOf } from '../lib/act.ts'
import type { Env } from '../lib/env.ts'
import { valid } from '../lib/http.ts'
import { uploadIn } from '../lib/upload.ts'
import { templateOf } from '../lib/workbook.ts'
import { Apply, Lang, masked, Reason } from '../people/input.ts'
import { previewOf, sendWorkbook, tableOf } from '../people/table.ts'
import { training } from '../words/training.ts'
import { may } from './access.ts'
import { attendanceColumns, importAttendance, planAttendance, recordAttendance, removeAttendance } from './attendance.ts'
import { addCourse, changeCourse } from './course.ts'
import { Attendance, AttendanceQuery, CourseChange, CourseQuery, NewCourse } from './input.ts'
import { attendancesSeen, courseSeen, coursesSeen } from './queries.ts'

export const trainingRoutes = new Hono<Env>()
  .get('/courses', may('courses.see'), valid('query', CourseQuery), async (c) =>
    c.json(await coursesSeen(c.var.site.store.read, actorOf(c).path, c.req.valid('query'))),
  )
  .post('/courses', may('courses.change'), valid('json', NewCourse), async (c) =>
    c.json(await act(c, (a) => addCourse(a, c.req.valid('json'))), 201),
  )
  .get('/courses/template', may('courses.see'), valid('query', Lang), async (c) => {
    const { lang = 'zh' } = c.req.valid('query')
    const title = training.templateTitle[lang === 'zh' ? 0 : 1]
    return sendWorkbook(c, title, await templateOf(title, attendanceColumns, lang))
  })
  .get('/courses/:course', may('courses.see'), async (c) =>
    c.json(await courseSeen(c.var.site.store.read, actorOf(c).path, c.req.param('course'))),
  )
  .put('/courses/:course', may('courses.change'), valid('json', CourseChange), async (c) => {
    const { version, ...fields } = c.req.valid('json')
    return c.json(await act(c, (a) => changeCourse(a, c.req.param('course'), version, fields)))
  })
  .get('/courses/:course/attendance', may('courses.see'), valid('query', AttendanceQuery), async (c) => {
    const { path } = actorOf(c)
    const { id } = await courseSeen(c.var.site.store.read, path, c.req.param('course'))
    return c.json(await attendancesSeen(c.var.site.store.read, path, id, c.req.valid('query')))
  })
  .put('/courses/:course/attendance', may('attendance.record'), valid('json', Attendance), async (c) =>
    c.json(await act(c, (a) => recordAttendance(a, c.req.param('course'), c.req.valid('json')))),
  )
  .delete('/courses/:course/attendance/:person', may('attendance.remove'), valid('json', Reason), async (c) =>
    c.json(await act(c, (a) => removeAttendance(a, c.req.param('course'), c.req.param('person'), c.req.valid('json').reason))),
  )
  .post('/courses/:course/attendance/import', may('attendance.import'), valid('query', Apply), async (c) => {
    const { apply, lang = 'zh' } = c.req.valid('query')
    const { course } = c.req.param()
    const table = await tableOf(await uploadIn(c), attendanceColumns, lang)
    if (apply) return c.json(await act(c, (a) => importAttendance(a, course, table)))
    const { store, secrets, now } = c.var.site
    const plan = await planAttendance(store.read, { secrets, at: now().toISOString() }, actorOf(c), course, table)
    const shown = previewOf(table, attendanceColumns, lang, plan, ({ values }) => ({
      ...values,
      idNumber: values.idNumber ? masked(values.idNumber) : null,
    }))
    return c.json(shown)
  })
