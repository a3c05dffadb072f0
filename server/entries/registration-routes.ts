/** HTTP of registration by units: which events are open, approving and returning, mending and withdrawing. */
import { Hono } from 'hono'
import { act, actorOf } from '../lib/act.ts'
import type { Env } from '../lib/env.ts'
import { valid } from '../lib/http.ts'
import { may } from './access.ts'
import { decide, mendEntry, withdrawEntry } from './approval.ts'
import { admit, eligibilityFor, setEligibility } from './eligibility.ts'
import { Admission, Decision, Eligibility, MendedEntry, Registration, Removal } from './input.ts'
import { setRegistration } from './registration.ts'
import { registrationFor, registrationsFor } from './registration-view.ts'

export const registrationRoutes = new Hono<Env>()
  .get('/registrations', may('registration.see'), async (c) => {
    const { store, now } = c.var.site
    return c.json({ events: await registrationsFor(store.read, actorOf(c).path, now().toISOString()) })
  })
  .get('/events/:event/registration', may('registration.see'), async (c) => {
    const { store, now } = c.var.site
    return c.json(await registrationFor(store.read, c.req.param('event'), now().toISOString()))
  })
  .put('/events/:event/registration', may('registration.set'), valid('json', Registration), async (c) =>
    c.json(await act(c, (a) => setRegistration(a, c.req.param('event'), c.req.valid('json')))),
  )
  .get('/events/:event/eligibility', may('eligibility.see'), async (c) =>
    c.json(await eligibilityFor(c.var.site.store.read, c.req.param('event'), actorOf(c).path)),
  )
  .put('/events/:event/eligibility', may('eligibility.set'), valid('json', Eligibility), async (c) =>
    c.json(await act(c, (a) => setEligibility(a, c.req.param('event'), c.req.valid('json').rules))),
  )
  .post('/events/:event/admissions', may('eligibility.admit'), valid('json', Admission), async (c) => {
    const { personId, reason } = c.req.valid('json')
    return c.json(await act(c, (a) => admit(a, c.req.param('event'), personId, reason)), 201)
  })
  .post('/events/:event/decisions', may('entries.decide'), valid('json', Decision), async (c) =>
    c.json(await act(c, (a) => decide(a, c.req.param('event'), c.req.valid('json')))),
  )
  .put('/events/:event/entries/:entry', may('entries.mend'), valid('json', MendedEntry), async (c) => {
    const { event, entry } = c.req.param()
    return c.json(await act(c, (a) => mendEntry(a, event, entry, c.req.valid('json'))))
  })
  .put('/events/:event/entries/:entry/withdrawal', may('entries.withdraw'), valid('json', Removal), async (c) => {
    const { event, entry } = c.req.param()
    return c.json(await act(c, (a) => withdrawEntry(a, event, entry, c.req.valid('json').reason)))
  })
