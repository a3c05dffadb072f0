/** HTTP of workers: lists, adding, changing and importing persons, and seeing a whole ID number for a reason. */
import { Hono } from 'hono'
import { act, actorOf } from '../lib/act.ts'
import type { Env } from '../lib/env.ts'
import { valid } from '../lib/http.ts'
import { templateOf } from '../lib/workbook.ts'
import { people } from '../words/people.ts'
import { may } from './access.ts'
import { Lang, NewPerson, PersonChange, PersonQuery, Reason } from './input.ts'
import { takingIn } from './list.ts'
import { addPerson, changePerson, openIdNumber, viewIdNumber } from './person.ts'
import { list, personColumns, personExample } from './person-import.ts'
import { sealedIdNumber } from './queries.ts'
import { onePerson, personsSeen } from './seen-queries.ts'
import { sendWorkbook } from './table.ts'

export const personRoutes = new Hono<Env>()
  .get('/persons', may('persons.see'), valid('query', PersonQuery), async (c) =>
    c.json(await personsSeen(c.var.site.store.read, c.var.site.secrets, actorOf(c).path, c.req.valid('query'))),
  )
  .get('/persons/template', may('persons.see'), valid('query', Lang), async (c) => {
    const { lang = 'zh' } = c.req.valid('query')
    const title = people.personTemplate[lang === 'zh' ? 0 : 1]
    return sendWorkbook(c, title, await templateOf(title, personColumns, lang, personExample))
  })
  .get('/persons/:person', may('persons.see'), async (c) =>
    c.json(await onePerson(c.var.site.store.read, c.var.site.secrets, actorOf(c).path, c.req.param('person'))),
  )
  .post('/persons', may('persons.change'), valid('json', NewPerson), async (c) => {
    const { unitId, ...fields } = c.req.valid('json')
    return c.json({ id: await act(c, (a) => addPerson(a, unitId, fields)) }, 201)
  })
  .post('/persons/import', may('persons.import'), valid('query', Lang), takingIn(list, 'import'))
  .post('/persons/import/checks', may('persons.check'), valid('query', Lang), takingIn(list, 'check'))
  .post('/persons/import/marked', may('persons.check'), valid('query', Lang), takingIn(list, 'mark'))
  .put('/persons/:person', may('persons.change'), valid('json', PersonChange), async (c) => {
    const { version, ...fields } = c.req.valid('json')
    await act(c, (a) => changePerson(a, c.req.param('person'), version, fields))
    return c.json({ ok: true })
  })
  // The act is audited and its kept answer is empty; only then is the number unsealed.
  .post('/persons/:person/id-number-views', may('persons.id-number'), valid('json', Reason), async (c) => {
    const person = c.req.param('person')
    await act(c, (a) => viewIdNumber(a, person, c.req.valid('json').reason))
    const sealed = await sealedIdNumber(c.var.site.store.read, person)
    return c.json({ idNumber: sealed && openIdNumber(c.var.site.secrets, sealed) })
  })
