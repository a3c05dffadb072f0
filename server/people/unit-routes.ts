/** HTTP of the union tree: browsing, adding, changing and importing units. */
import { Hono } from 'hono'
import { act, actorOf } from '../lib/act.ts'
import type { Env } from '../lib/env.ts'
import { valid } from '../lib/http.ts'
import { templateOf } from '../lib/workbook.ts'
import { people } from '../words/people.ts'
import { may } from './access.ts'
import { Lang, Merger, NewUnit, UnitChange, UnitQuery } from './input.ts'
import { takingIn } from './list.ts'
import { oneUnit, unitsSeen } from './seen-queries.ts'
import { mergeUnit } from './succession.ts'
import { sendWorkbook } from './table.ts'
import { addUnit, changeUnit } from './unit.ts'
import { list, unitColumns, unitExample } from './unit-import.ts'

export const unitRoutes = new Hono<Env>()
  .get('/units', may('units.see'), valid('query', UnitQuery), async (c) =>
    c.json(await unitsSeen(c.var.site.store.read, actorOf(c).path, c.req.valid('query'))),
  )
  .get('/units/template', may('units.see'), valid('query', Lang), async (c) => {
    const { lang = 'zh' } = c.req.valid('query')
    const title = people.unitTemplate[lang === 'zh' ? 0 : 1]
    return sendWorkbook(c, title, await templateOf(title, unitColumns, lang, unitExample))
  })
  .get('/units/:unit', may('units.see'), async (c) => c.json(await oneUnit(c.var.site.store.read, actorOf(c).path, c.req.param('unit'))))
  .post('/units', may('units.change'), valid('json', NewUnit), async (c) => {
    const { parentId, ...fields } = c.req.valid('json')
    return c.json({ id: await act(c, (a) => addUnit(a, parentId, fields)) }, 201)
  })
  .post('/units/import', may('units.import'), valid('query', Lang), takingIn(list, 'import'))
  .post('/units/import/checks', may('units.check'), valid('query', Lang), takingIn(list, 'check'))
  .post('/units/import/marked', may('units.check'), valid('query', Lang), takingIn(list, 'mark'))
  .put('/units/:unit', may('units.change'), valid('json', UnitChange), async (c) => {
    const { version, ...fields } = c.req.valid('json')
    await act(c, (a) => changeUnit(a, c.req.param('unit'), version, fields))
    return c.json({ ok: true })
  })
  .put('/units/:unit/succession', may('units.merge'), valid('json', Merger), async (c) =>
    c.json(await act(c, (a) => mergeUnit(a, c.req.param('unit'), c.req.valid('json')))),
  )
