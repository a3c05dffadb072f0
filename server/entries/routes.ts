/** HTTP of entries: the list, entering, states, squads. */
import { Hono } from 'hono'
import { act } from '../lib/act.ts'
import type { Env, Session } from '../lib/env.ts'
import { valid } from '../lib/http.ts'
import { may } from './access.ts'
import { enterSubject, removeEntry } from './entry.ts'
import { ChangedState, EntryQuery, NewEntry, NewSquad, Removal } from './input.ts'
import { pageOf } from './page.ts'
import { addSquad } from './squad.ts'
import { setEntryState } from './state.ts'
import { entriesFor } from './view.ts'

export const entryRoutes = new Hono<Env>()
  .get('/events/:event/entries', may('entries.see'), valid('query', EntryQuery), async (c) => {
    const query = c.req.valid('query')
    const { role, path } = c.var.session as Session
    return c.json(pageOf(await entriesFor(c.var.site.store.read, c.req.param('event'), { role, path }, query.by), query))
  })
  .post('/events/:event/entries', may('entries.add'), valid('json', NewEntry), async (c) => {
    const entry = c.req.valid('json')
    return c.json(await act(c, async (a) => ({ id: await enterSubject(a, c.req.param('event'), entry) })), 201)
  })
  .delete('/events/:event/entries/:entry', may('entries.remove'), valid('json', Removal), async (c) => {
    const { event, entry } = c.req.param()
    return c.json(await act(c, (a) => removeEntry(a, event, entry, c.req.valid('json').reason)))
  })
  .put('/events/:event/entries/:entry/state', may('entries.state'), valid('json', ChangedState), async (c) => {
    const { state, reason } = c.req.valid('json')
    const { event, entry } = c.req.param()
    return c.json(await act(c, (a) => setEntryState(a, event, entry, state, reason)))
  })
  .post('/events/:event/squads', may('entries.add'), valid('json', NewSquad), async (c) => {
    const squad = c.req.valid('json')
    return c.json(await act(c, async (a) => ({ id: await addSquad(a, c.req.param('event'), squad) })), 201)
  })
