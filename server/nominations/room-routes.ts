/** HTTP of setting up a committee meeting: the campaign gives the names that it talks about and votes on. */
import { Hono } from 'hono'
import { may } from '../ballots/access.ts'
import { MeetingChange, NewMeeting } from '../ballots/input.ts'
import { changeMeeting, openMeeting } from '../ballots/meeting.ts'
import { meetingOf } from '../ballots/queries.ts'
import { act } from '../lib/act.ts'
import type { Env } from '../lib/env.ts'
import { valid } from '../lib/http.ts'
import { notFound } from '../lib/problem.ts'
import { namesOf } from './nominee.ts'

export const roomRoutes = new Hono<Env>()
  .post('/campaigns/:campaign/programmes/:programme/meetings', may('room.keep'), valid('json', NewMeeting), async (c) => {
    const { campaign, programme } = c.req.param()
    const of = { campaignId: campaign, programmeId: programme }
    return c.json(await act(c, async (a) => openMeeting(a, of, await namesOf(a.tx, campaign, programme), c.req.valid('json'))))
  })
  .put('/campaigns/:campaign/programmes/:programme/meetings/:meeting', may('room.keep'), valid('json', MeetingChange), async (c) => {
    const { campaign, programme, meeting } = c.req.param()
    const { version, ...fields } = c.req.valid('json')
    return c.json(
      await act(c, async (a) => {
        if ((await meetingOf(a.tx, meeting)).programmeId !== programme) throw notFound()
        return changeMeeting(a, meeting, await namesOf(a.tx, campaign, programme), version, fields)
      }),
    )
  })
