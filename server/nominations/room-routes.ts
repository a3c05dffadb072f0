/** HTTP of setting up a committee meeting: the campaign gives the names that it talks about and votes on. */
import { Hono } from 'hono'
import { may } from '../ballots/access.ts'
import { MeetingChange, NewMeeting } from '../ballots/input.ts'
import { changeMeeting, type NameGiven, openMeeting } from '../ballots/meeting.ts'
import { meetingOf } from '../ballots/queries.ts'
import { type Act, act } from '../lib/act.ts'
import type { Env } from '../lib/env.ts'
import { valid } from '../lib/http.ts'
import { notFound } from '../lib/problem.ts'
import { nominationsOf, programmeOf } from './queries.ts'

export const roomRoutes = new Hono<Env>()
  .post('/campaigns/:campaign/programmes/:programme/meetings', may('room.keep'), valid('json', NewMeeting), async (c) => {
    const { campaign, programme } = c.req.param()
    const of = { campaignId: campaign, programmeId: programme }
    return c.json(await act(c, async (a) => openMeeting(a, of, await namesOf(a, campaign, programme), c.req.valid('json'))))
  })
  .put('/campaigns/:campaign/programmes/:programme/meetings/:meeting', may('room.keep'), valid('json', MeetingChange), async (c) => {
    const { campaign, programme, meeting } = c.req.param()
    const { version, ...fields } = c.req.valid('json')
    return c.json(
      await act(c, async (a) => {
        if ((await meetingOf(a.tx, meeting)).programmeId !== programme) throw notFound()
        return changeMeeting(a, meeting, await namesOf(a, campaign, programme), version, fields)
      }),
    )
  })

/** Nominees of the programme who were not taken back, with the unit that they work in. @throws Problem 'not-found' */
async function namesOf(act: Act, campaignId: string, programmeId: string): Promise<NameGiven[]> {
  await programmeOf(act.tx, campaignId, programmeId)
  return (await nominationsOf(act.tx, campaignId))
    .filter((one) => one.programmeId === programmeId && !one.withdrawn)
    .map(({ id, attributes, homePath }) => ({
      id,
      label: attributes.name ?? '',
      unitName: attributes.unitName ?? '',
      unitId: homePath.split('/').at(-2) as string,
    }))
}
