/** Appeals of an event: a unit files and follows its own, the arbiter previews and rules. */
import { useRef, useState } from 'preact/hooks'
import { useRoute } from 'preact-iso'
import type { AppealShown, AppealsSeen } from '../../server/results/appeal-view.ts'
import { appeals } from '../../server/words/appeals.ts'
import { api, ask, upload } from '../api.ts'
import { Declare } from '../judge/declare.tsx'
import { instant, lang, useCommon, useWords } from '../lang.ts'
import { Banner, ProblemBanner } from '../parts/banner.tsx'
import { Button } from '../parts/button.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { Empty } from '../parts/empty.tsx'
import { AreaField, SelectField, TextField } from '../parts/fields.tsx'
import { Form } from '../parts/form.tsx'
import { Badge, StateMark } from '../parts/marks.tsx'
import { Actions, Page as Frame, Section } from '../parts/page.tsx'
import { homeOf, session } from '../session.ts'
import { useAct, useLive, useLoad } from '../use.ts'
import { PreviewPart, Ruling } from './appeal-ruling.tsx'

type Reload = () => void
const SHAPES = { upheld: 'done', partly: 'done', rejected: 'stopped' } as const

/** The arbiter's page of an event: their role may have no other way there. */
export function Page() {
  const w = useWords(appeals)
  const c = useCommon()
  const { event } = useRoute().params as { event: string }
  const { seats, role } = session.value!
  const name = seats.find((seat) => seat.eventId === event)?.eventName
  return (
    <Frame title={name ? `${w.title} · ${name}` : w.title} back={{ href: homeOf(role), text: c.back }}>
      <Appeals event={event} />
      <Declare event={event} />
    </Frame>
  )
}

export function Appeals({ event }: { event: string }) {
  const w = useWords(appeals)
  const param = { event }
  const { data, problem, reload } = useLoad(
    async () => (await ask(api.events[':event'].appeals.$get({ param }))) as unknown as AppealsSeen,
    [event],
  )
  useLive(`/api/events/${event}/appeals/live`, reload)
  const [filing, setFiling] = useState(false)
  if (!data) return <ProblemBanner problem={problem} retry={reload} />
  const { role } = session.value ?? {}
  const isUnit = role === 'officer'
  const rules = session.value?.seats.some((seat) => seat.eventId === event && seat.duty === 'arbiter')
  const { state, closesAt } = data.window
  const window = w.window[state]
  // An arbiter files nothing: what comes on paper is entered by organiser or clerk.
  const files = role === 'organiser' || isUnit || !rules
  const mayFile = role === 'organiser' || data.appeals.some((one) => one.second?.state === 'open') || state === 'open'
  return (
    <Section
      title={w.title}
      lead={isUnit ? w.leadUnit : rules ? w.leadDesk : w.leadOrganiser}
      actions={
        files && mayFile && data.entries.length > 0 && <Button onClick={() => setFiling(true)}>{isUnit ? w.file : w.filePaper}</Button>
      }
    >
      <p class="soft">{typeof window === 'function' ? window(instant(closesAt ?? '')) : window}</p>
      {role === 'organiser' && data.arbiters.length === 0 && data.window.state !== 'none' && (
        <Banner kind="warning" actions={<Button href={`/desk/events/${event}/panel`}>{w.nameArbiter}</Button>}>
          {w.noArbiter}
        </Banner>
      )}
      {data.arbiters.length > 0 && <p class="soft">{w.arbiters(data.arbiters.join(lang.value === 'zh' ? '、' : ', '))}</p>}
      {data.appeals.length === 0 && <Empty title={w.none}>{isUnit ? w.noneNextUnit : w.noneNext}</Empty>}
      {data.appeals.map((one) => (
        <Appeal key={one.id} event={event} one={one} files={files} reload={reload} />
      ))}
      <Dialog open={filing} title={w.fileQuestion} onClose={() => setFiling(false)}>
        {filing && (
          <Form
            start={{ entry: '', leader: '', grounds: '', late: '' }}
            submit={isUnit ? w.file : w.filePaper}
            send={({ late, ...json }) => ask(api.events[':event'].appeals.$post({ param, json: { ...json, ...(late && { late }) } }))}
            onDone={() => {
              setFiling(false)
              reload()
            }}
          >
            <SelectField
              name="entry"
              label={w.entry}
              empty="—"
              options={data.entries.map(({ id, label, unit }) => [id, `${label} · ${unit}`])}
            />
            <TextField name="leader" label={w.leader} most={40} />
            <AreaField name="grounds" label={w.grounds} hint={w.groundsHint} most={2000} />
            {role === 'organiser' && state === 'late' && <TextField name="late" label={w.late} hint={w.lateHint} most={200} optional />}
          </Form>
        )}
      </Dialog>
    </Section>
  )
}

function Appeal({ event, one, files, reload }: { event: string; one: AppealShown; files: boolean; reload: Reload }) {
  const w = useWords(appeals)
  const { ruling } = one
  return (
    <article class="look">
      <h3>
        {one.label} <span class="soft small">{one.unitName}</span> <Badge tone="quiet">{w.instance[one.instance]}</Badge>{' '}
        {one.paper === 1 && <Badge>{w.paper}</Badge>}{' '}
        <StateMark shape={ruling ? SHAPES[ruling.outcome] : 'todo'}>{ruling ? w.outcomes[ruling.outcome] : w.open}</StateMark>
      </h3>
      <p class="soft small">{w.filed(one.leader, one.byName, instant(one.at))}</p>
      <p>{one.grounds}</p>
      {one.late && <p class="soft">{w.acceptedLate(one.late)}</p>}
      {one.files.length > 0 && (
        <ul>
          {one.files.map((file) => (
            <li key={file.id}>
              <a href={`/api/events/${event}/appeals/${one.id}/files/${file.id}`} download={file.name}>
                {file.name}
              </a>{' '}
              <span class="soft small num">{Math.ceil(file.size / 1024)} KB</span>
            </li>
          ))}
        </ul>
      )}
      {ruling && (
        <p>
          <strong>{w.outcomes[ruling.outcome]}</strong>: {ruling.reason}{' '}
          <span class="soft small">{w.ruledBy(ruling.byName, instant(ruling.at))}</span>{' '}
          {ruling.release !== null && <a href={`/results/${event}/${ruling.release}`}>{w.became(ruling.release)}</a>}
          {ruling.owed && <StateMark shape="doing">{w.owed}</StateMark>}
        </p>
      )}
      {one.second?.state === 'open' && <p>{w.second(instant(one.second.closesAt ?? ''))}</p>}
      {!ruling && one.bar && <Banner kind="warning">{w.bars[one.bar]}</Banner>}
      {one.previews?.map((preview) => (
        <PreviewPart key={preview.trial} event={event} preview={preview} />
      ))}
      {!ruling && (
        <Actions>
          {files && <Evidence event={event} appeal={one.id} reload={reload} />}
          {one.bar === null && <Ruling event={event} one={one} reload={reload} />}
        </Actions>
      )}
    </article>
  )
}

/** Goes off as soon as it is chosen; what is wrong with it is said beside. */
function Evidence({ event, appeal, reload }: { event: string; appeal: string; reload: Reload }) {
  const w = useWords(appeals)
  const chooser = useRef<HTMLInputElement>(null)
  const { run, busy, problem } = useAct(async (file: File) => {
    await upload(`/api/events/${event}/appeals/${appeal}/files`, file)
    reload()
  })
  return (
    <>
      <Button busy={busy} title={w.fileHint} onClick={() => chooser.current?.click()}>
        {w.addFile}
      </Button>
      <input
        ref={chooser}
        type="file"
        hidden
        accept=".pdf,.jpg,.jpeg,.png"
        aria-label={w.evidence}
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? []
          currentTarget.value = ''
          if (file) run(file)
        }}
      />
      <ProblemBanner problem={problem} />
      <span class="soft small">{w.fileHint}</span>
    </>
  )
}
