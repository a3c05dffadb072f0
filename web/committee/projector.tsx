/** The committee room's big screen, read from thirty metres: who is there, who leaves now, how many have voted, who is adopted. No secret stands on it. */
import { useRoute } from 'preact-iso'
import type { Room } from '../../server/ballots/room.ts'
import { ballots } from '../../server/words/ballots.ts'
import { api, ask } from '../api.ts'
import { useCommon, useWords } from '../lang.ts'
import { useLive, useLoad } from '../use.ts'
import { calledIn } from './room.tsx'
import '../public/board.css'
import './room.css'

/** More than so many adopted names stand in columns. */
const AT_ONCE = 6

export function Page() {
  const { meeting } = useRoute().params as { meeting: string }
  const w = useWords(ballots)
  const { data: room, reload } = useLoad(() => ask(api.meetings[':meeting'].$get({ param: { meeting } })), [meeting])
  useLive(`/api/meetings/${meeting}/live`, reload)
  return (
    <main class="board room-screen">
      <header>
        <h1>{room?.name ?? ''}</h1>
        {room && (
          <p>
            {w.present(room.present, room.members.length)} ·{' '}
            {room.present < room.needed ? w.short(room.needed - room.present, room.needed) : w.quorate(room.needed)}
          </p>
        )}
      </header>
      {room && <Now room={room} />}
    </main>
  )
}

/** What happened last decides what is shown. */
function Now({ room }: { room: Room }) {
  const w = useWords(ballots)
  const c = useCommon()
  const label = (id: string) => room.names.find((one) => one.id === id)?.label ?? id
  const last = room.steps.findLast(({ kind }) => kind !== 'arrive' && kind !== 'leave' && kind !== 'closed')
  const ballot = room.ballots.find(({ id }) => id === last?.detail.ballot)
  const called = calledIn(room)
  const before = room.steps.filter(({ kind }) => kind === 'item').at(-2)?.detail.out ?? []
  if (last?.kind === 'item') {
    const back = before.filter((one) => !called?.out?.includes(one))
    return (
      <section>
        <p class="screen-head">{w.now}</p>
        <p class="screen-names">{w.some(called?.names?.map(label) ?? [])}</p>
        <p class="screen-call">{called?.out?.length ? w.leaveNow(called.out.join(c.comma)) : w.nobodyOut}</p>
        {back.length > 0 && <p>{w.comeBack(back.join(c.comma))}</p>}
      </section>
    )
  }
  if (ballot?.state === 'open')
    return (
      <section>
        <p class="screen-head">{ballot.title}</p>
        <p>{w.summary(ballot.places, ballot.most, ballot.rule)}</p>
        <p class="screen-call num">
          {ballot.mode === 'codes' ? w.cast(ballot.cast ?? 0, ballot.voters ?? 0) : w.voters(ballot.voters ?? 0)}
        </p>
        {ballot.out.length > 0 && <p>{w.whoOut(ballot.out.join(c.comma))}</p>}
      </section>
    )
  const { count, adoption } = ballot?.outcome ?? {}
  if (ballot && count && adoption)
    return (
      <section>
        <p class="screen-head">{ballot.title}</p>
        {adoption.adopted.length > AT_ONCE ? (
          <ol class="screen-list">
            {adoption.adopted.map((id) => (
              <li key={id}>
                {label(id)} <span class="num">{count.votes[id]}</span>
              </li>
            ))}
          </ol>
        ) : (
          <table>
            <tbody>
              {adoption.adopted.map((id) => (
                <tr key={id}>
                  <th scope="row">{label(id)}</th>
                  <td class="points">{count.votes[id]}</td>
                  <td class="prize">{w.adopted}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        {adoption.tied.length > 0 && <p>{w.tiedNames(adoption.tied.map(label).join(c.comma))}</p>}
        {adoption.open > 0 && <p>{w.openPlaces(adoption.open)}</p>}
      </section>
    )
  return (
    <ol class="screen-names">
      {room.agenda.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ol>
  )
}
