/** Setting up a meeting of the committee: when, where, and who is on it, pasted line by line. */
import type { Room } from '../../server/ballots/room.ts'
import { ballots } from '../../server/words/ballots.ts'
import { api, ask } from '../api.ts'
import { useWords } from '../lang.ts'
import { AreaField, SelectField, TextField } from '../parts/fields.tsx'
import { Form } from '../parts/form.tsx'
import type { Shown } from './campaign.tsx'

const lines = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)

interface FormProps {
  shown: Shown
  room: Room | null
  committee: { name: string; unit: string }[]
  onDone: (id: string) => void
}

export function MeetingForm({ shown, room, committee, onDone }: FormProps) {
  const w = useWords(ballots)
  const given = room
    ? room.members.map(({ id, unitName, relations }) => [id, unitName, relations.join('、')])
    : committee.map(({ name, unit }) => [name, unit, ''])
  const start = {
    name: room?.name ?? w.defaultName,
    place: room?.place ?? '',
    startsAt: room?.startsAt ?? `${shown.campaign.year}-04-01T09:00`,
    quorum: room?.quorum ?? '>=2/3',
    agenda: room?.agenda.join('\n') ?? w.agendaStart,
    members: given.map((line) => line.join(' | ').replace(/[ |]+$/, '')).join('\n'),
  }
  const send = async ({ agenda, members, ...rest }: typeof start) => {
    const json = {
      ...rest,
      startsAt: rest.startsAt.replace(' ', 'T'),
      agenda: lines(agenda),
      members: lines(members).map((line) => {
        const [name = '', unit = '', related = ''] = line.split(/\t|\||｜/).map((cell) => cell.trim())
        return {
          name,
          unit,
          relations: related
            .split(/[、,，;；]/)
            .map((one) => one.trim())
            .filter(Boolean),
        }
      }),
    }
    const param = { campaign: shown.campaign.id, programme: shown.programme.id }
    const of = api.campaigns[':campaign'].programmes[':programme'].meetings
    return room
      ? ask(of[':meeting'].$put({ param: { ...param, meeting: room.id }, json: { ...json, version: room.version } }))
      : ask(of.$post({ param, json }))
  }
  return (
    <Form start={start} send={send} submit={room ? w.change : w.setUp} onDone={({ id }) => onDone(id)}>
      <TextField name="name" label={w.name} />
      <TextField name="startsAt" label={w.startsAt} hint="2026-04-01T09:00" />
      <TextField name="place" label={w.place} optional />
      <SelectField name="quorum" label={w.quorum} options={['>=2/3', '>1/2', '>=3/4', '>=1/1'].map((one) => [one, w.share(one)])} />
      <AreaField name="members" label={w.members} hint={w.membersHint} rows={9} />
      <AreaField name="agenda" label={w.agenda} hint={w.agendaHint} rows={4} />
    </Form>
  )
}
