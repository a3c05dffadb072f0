/** The committee room: who is there, who leaves for which names, the ballots, and the minutes that follow from all of it. */
import { useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import type { Room } from '../../server/ballots/room.ts'
import { ballots } from '../../server/words/ballots.ts'
import { api, ask } from '../api.ts'
import { clock, useCommon, useWords } from '../lang.ts'
import { Banner, ProblemBanner } from '../parts/banner.tsx'
import { Button } from '../parts/button.tsx'
import { AskButton, Dialog } from '../parts/dialog.tsx'
import { Empty } from '../parts/empty.tsx'
import { Badge } from '../parts/marks.tsx'
import { Facts, Section } from '../parts/page.tsx'
import { Table } from '../parts/table.tsx'
import { useAct, useLive, useLoad } from '../use.ts'
import type { Shown } from './campaign.tsx'
import { Minutes } from './minutes.tsx'
import { Ballots } from './room-ballots.tsx'
import { MeetingForm } from './room-setup.tsx'
import { SlipPapers, type Slips } from './room-slips.tsx'
import './room.css'

type StepJson = Parameters<(typeof api.meetings)[':meeting']['steps']['$post']>[0]['json']

export function RoomPart(shown: Shown) {
  const w = useWords(ballots)
  const c = useCommon()
  const { query, route } = useLocation()
  const programme = shown.programme.id
  const { data, problem, reload } = useLoad(async () => {
    const { meetings, committee } = await ask(api.meetings.$get({ query: { programme } }))
    const id = query.meeting ?? meetings[0]?.id
    return { meetings, committee, room: id ? await ask(api.meetings[':meeting'].$get({ param: { meeting: id } })) : null }
  }, [programme, query.meeting])
  const room = data?.room ?? null
  useLive(room && `/api/meetings/${room.id}/live`, reload)
  const [setting, setSetting] = useState<'new' | 'change' | null>(null)
  const [slips, setSlips] = useState<Slips | null>(null)
  const [writing, setWriting] = useState(false)
  if (!data) return <ProblemBanner problem={problem} retry={reload} />
  if (slips) return <SlipPapers slips={slips} onClose={() => setSlips(null)} />
  if (room && writing) return <Minutes room={room} onClose={() => setWriting(false)} />
  const runs = shown.prepares && room && !room.isClosed
  const href = (meeting: string) => `/committee/${shown.campaign.id}?programme=${programme}&part=room&meeting=${meeting}`
  return (
    <>
      <ProblemBanner problem={problem} retry={reload} />
      {!room && (
        <Empty
          title={w.none}
          action={
            shown.prepares && (
              <Button kind="primary" onClick={() => setSetting('new')}>
                {w.setUp}
              </Button>
            )
          }
        >
          {w.noneNext}
        </Empty>
      )}
      {room && (
        <>
          <div class="actions">
            <Button href={`/room/${room.id}`}>{w.screen}</Button>
            <Button onClick={() => setWriting(true)}>{w.showMinutes}</Button>
            {runs && <Button onClick={() => setSetting('change')}>{w.change}</Button>}
            {runs && (
              <AskButton
                text={w.closeMeeting}
                question={`${w.closeMeeting}${c.colon}${room.name}`}
                act={() => take(room, { kind: 'closed' })}
                onDone={reload}
              >
                {w.closeMeetingText}
              </AskButton>
            )}
            {shown.prepares && room.isClosed && <Button onClick={() => setSetting('new')}>{w.setUp}</Button>}
          </div>
          {room.isClosed && <Banner kind="done">{w.closed}</Banner>}
          <Facts
            facts={[
              [w.name, room.name],
              [w.startsAt, [room.startsAt.replace('T', ' '), room.place].filter(Boolean).join(' · ')],
              [
                w.agenda,
                room.agenda.length > 0 && (
                  <ol class="room-agenda">
                    {room.agenda.map((line) => (
                      <li key={line}>{line}</li>
                    ))}
                  </ol>
                ),
              ],
              [
                w.earlier,
                data.meetings.length > 1 &&
                  data.meetings
                    .filter(({ id }) => id !== room.id)
                    .map((one) => (
                      <a key={one.id} href={href(one.id)}>
                        {one.name} {one.startsAt.slice(0, 10)}{' '}
                      </a>
                    )),
              ],
            ]}
          />
          <Attendance room={room} runs={!!runs} />
          <Order room={room} runs={!!runs} />
          <Ballots room={room} runs={!!runs} shown={shown} reload={reload} onSlips={setSlips} />
        </>
      )}
      <Dialog open={setting !== null} title={setting === 'change' ? w.change : w.setUp} onClose={() => setSetting(null)}>
        <MeetingForm
          shown={shown}
          room={setting === 'change' ? room : null}
          committee={data.committee}
          onDone={(id) => {
            setSetting(null)
            if (id === room?.id) void reload()
            else route(href(id), true)
          }}
        />
      </Dialog>
    </>
  )
}

const take = (room: Room, json: StepJson) => ask(api.meetings[':meeting'].steps.$post({ param: { meeting: room.id }, json }))

/** Each button for itself: whoever signs people in does not wait for the one before. The room comes anew by its stream. */
function StepButton({ room, json, text, about }: { room: Room; json: StepJson; text: string; about?: string }) {
  const step = useAct(() => take(room, json))
  return (
    <span>
      <Button kind="quiet" busy={step.busy} onClick={() => step.run()} label={about && `${text} ${about}`}>
        {text}
      </Button>
      <ProblemBanner problem={step.problem} />
    </span>
  )
}

function Attendance({ room, runs }: { room: Room; runs: boolean }) {
  const w = useWords(ballots)
  const lacks = room.needed - room.present
  return (
    <Section
      title={w.attendance}
      lead={`${w.present(room.present, room.members.length)} · ${lacks > 0 ? w.short(lacks, room.needed) : w.quorate(room.needed)}`}
    >
      <ul class="room-members">
        {room.members.map((one) => (
          <li key={one.id}>
            <span>
              <strong>{one.id}</strong> <span class="soft small">{one.unitName}</span>
            </span>
            <Badge tone={one.state === 'present' ? 'plain' : 'quiet'}>
              {w.states[one.state]}
              {one.at && ` ${clock(one.at).slice(0, 5)}`}
            </Badge>
            {runs &&
              (one.state === 'present' ? (
                <StepButton room={room} json={{ kind: 'leave', member: one.id }} text={w.signOut} about={one.id} />
              ) : (
                <StepButton room={room} json={{ kind: 'arrive', member: one.id }} text={w.signIn} about={one.id} />
              ))}
          </li>
        ))}
      </ul>
    </Section>
  )
}

/** The group that was called last, by its names: the order may have changed since. */
export const calledIn = (room: Room) => (room.isClosed ? undefined : room.steps.findLast(({ kind }) => kind === 'item')?.detail)

function Order({ room, runs }: { room: Room; runs: boolean }) {
  const w = useWords(ballots)
  const c = useCommon()
  const called = calledIn(room)
  const label = (id: string) => room.names.find((one) => one.id === id)?.label ?? id
  const at = room.order.findIndex((group) => called?.names?.join() === group.names.join())
  const leavings = room.order.reduce((sum, group, i) => sum + group.out.filter((one) => !room.order[i - 1]?.out.includes(one)).length, 0)
  const grounds = (names: string[], member: string) =>
    [
      ...new Set(
        room.names
          .filter(({ id }) => names.includes(id))
          .flatMap(({ out }) => out.flatMap((one) => (one.member === member ? [w.grounds[one.ground]] : []))),
      ),
    ].join(c.comma)
  return (
    <Section title={w.order} lead={`${w.orderLead}${leavings > 0 ? w.outsideLead(leavings) : ''}`}>
      <Table
        caption={w.order}
        phone="cards"
        rows={room.order}
        rowKey={(group) => group.names.join()}
        tone={(group) => (room.order[at] === group ? 'now' : undefined)}
        columns={[
          { key: 'group', head: w.group, lead: true, width: '4rem', cell: (_, i) => i + 1 },
          { key: 'names', head: w.names, cell: (group, i) => <Names names={group.names.map(label)} now={i === at} /> },
          {
            key: 'out',
            head: w.outside,
            width: '13rem',
            cell: (group) =>
              group.out.map((one) => w.because(one, grounds(group.names, one))).join(c.comma) || <span class="soft">{w.nobodyOut}</span>,
          },
          runs && {
            key: 'call',
            head: '',
            width: '9rem',
            print: false,
            cell: (_, i) =>
              i !== at && <StepButton room={room} json={{ kind: 'item', group: i }} text={i === at + 1 ? w.callNext : w.call} />,
          },
        ]}
      />
    </Section>
  )
}

function Names({ names, now }: { names: string[]; now: boolean }) {
  const w = useWords(ballots)
  const c = useCommon()
  const short = w.some(names)
  const all = names.join(c.comma)
  return (
    <>
      {now && <Badge tone="red">{w.now}</Badge>}{' '}
      {short === all ? (
        all
      ) : (
        <details>
          <summary>{short}</summary>
          {all}
        </details>
      )}
    </>
  )
}
