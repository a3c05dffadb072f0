/** How judges come in: their badges, their devices, and the rehearsal that shows whether the devices can be relied on. */
import { useState } from 'preact/hooks'
import { devices } from '../../server/words/hall.ts'
import { api, ask } from '../api.ts'
import { instant, useWords } from '../lang.ts'
import { ProblemBanner } from '../parts/banner.tsx'
import { AskButton } from '../parts/dialog.tsx'
import { Empty } from '../parts/empty.tsx'
import { StateMark } from '../parts/marks.tsx'
import { Section } from '../parts/page.tsx'
import { Table } from '../parts/table.tsx'
import { useLive, useLoad } from '../use.ts'
import { Badges, type Issued } from './badges.tsx'
import { mayArrange } from './may.ts'
import { RehearsalSection } from './rehearsal-section.tsx'

type Judge = Awaited<ReturnType<typeof load>>['judges'][number]
type Device = Judge['devices'][number]

const load = (event: string) => ask(api.events[':event'].devices.$get({ param: { event } }))

export function DevicesTab({ event }: { event: { id: string } }) {
  const w = useWords(devices)
  const { data, problem, reload } = useLoad(() => load(event.id), [event.id])
  useLive(`/api/events/${event.id}/live`, reload)
  const [issued, setIssued] = useState<Issued | null>(null)
  const issue = async (account: string | null) => {
    setIssued(await ask(api.events[':event'].badges.$post({ param: { event: event.id }, json: { account } })))
  }
  if (issued) return <Badges issued={issued} onClose={() => setIssued(null)} />
  if (!data) return <ProblemBanner problem={problem} retry={reload} />
  if (data.judges.length === 0) return <Empty title={w.noJudges}>{w.noJudgesNext}</Empty>
  const rows = data.judges.flatMap((judge) =>
    (judge.devices.length > 0 ? judge.devices : [null]).map((device, i) => ({ judge, device, i })),
  )
  return (
    <>
      <Section
        title={w.badges}
        lead={w.badgesLead}
        actions={
          mayArrange() && (
            <AskButton text={w.issue} question={w.issueQuestion} act={() => issue(null)}>
              {w.issueWhat}
            </AskButton>
          )
        }
      >
        <Table
          caption={w.badges}
          rows={rows}
          rowKey={({ judge, device }) => `${judge.accountId} ${device?.id}`}
          phone="cards"
          tone={({ device }) => (device?.ended ? 'quiet' : undefined)}
          columns={[
            { key: 'label', head: w.judge, lead: true, width: '8rem', cell: ({ judge, i }) => i === 0 && judge.label },
            { key: 'name', head: w.name, cell: ({ judge, i }) => i === 0 && judge.name },
            { key: 'device', head: w.device, cell: ({ device }) => device?.name ?? <span class="soft">{w.none}</span> },
            { key: 'since', head: w.since, cell: ({ device }) => device && <span class="num">{instant(device.createdAt)}</span> },
            { key: 'state', head: '', cell: ({ device }) => device && <DeviceState device={device} /> },
            mayArrange() && {
              key: 'acts',
              head: '',
              align: 'end',
              print: false,
              cell: ({ judge, device, i }) => (
                <span class="row">
                  {i === 0 && (
                    <AskButton
                      text={w.again}
                      question={w.againQuestion(judge.name)}
                      kind="plain"
                      label={`${w.again}: ${judge.name}`}
                      act={() => issue(judge.accountId)}
                    >
                      {w.issueWhat}
                    </AskButton>
                  )}
                  {device && !device.ended && (
                    <AskButton
                      text={w.end}
                      question={w.endQuestion(device.name, judge.name)}
                      kind="plain"
                      danger
                      label={`${w.end}: ${device.name}`}
                      act={() => ask(api.devices[':device'].end.$put({ param: { device: device.id } }))}
                      onDone={reload}
                    >
                      {w.endWhat}
                    </AskButton>
                  )}
                </span>
              ),
            },
          ]}
        />
      </Section>
      <RehearsalSection event={event.id} />
    </>
  )
}

function DeviceState({ device }: { device: Device }) {
  const w = useWords(devices)
  if (device.ended) return <StateMark shape="stopped">{w.ended}</StateMark>
  return device.open ? <StateMark shape="done">{w.open}</StateMark> : <StateMark shape="todo">{w.asleep}</StateMark>
}
