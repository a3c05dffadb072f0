/** Public notices of a programme: posting them, what is said against them, answering it. */
import type { NoticeRowSeen } from '../../server/nominations/notice-view.ts'
import { type NoticeField, notices } from '../../server/words/notices.ts'
import { sayFault } from '../../server/words/problems.ts'
import { api, ask } from '../api.ts'
import { day, instant, lang, useCommon, useWords } from '../lang.ts'
import { findUnits } from '../organiser/find-units.ts'
import { Banner, ProblemBanner } from '../parts/banner.tsx'
import { ManyField, RadioField } from '../parts/choices.tsx'
import { Empty } from '../parts/empty.tsx'
import { AreaField, DateField, NumberField, SelectField, TextField } from '../parts/fields.tsx'
import { Form } from '../parts/form.tsx'
import { FormButton } from '../parts/form-button.tsx'
import { StateMark } from '../parts/marks.tsx'
import { Loading, Section } from '../parts/page.tsx'
import { PickField } from '../parts/pick.tsx'
import { useLoad } from '../use.ts'
import { ObjectionFields } from './objection-fields.tsx'
import { type Of, of, textsOf } from './of.ts'
import './notice.css'

export function NoticeTab({ campaign, programme, mayPost, mayAnswer }: Of & { mayPost: boolean; mayAnswer: boolean }) {
  const w = useWords(notices)
  const param = of({ campaign, programme })
  const at = api.campaigns[':campaign'].programmes[':programme']
  const { data, problem, reload } = useLoad(() => ask(at.notices.$get({ param })), [programme.id])
  const said = useLoad(async () => (mayAnswer ? (await ask(at.objections.$get({ param }))).objections : []), [programme.id, mayAnswer])
  const changed = () => void Promise.all([reload(), said.reload()])
  if (!data) return problem ? <ProblemBanner problem={problem} retry={reload} /> : <Loading />
  const post = mayPost && (
    <PostButton {...{ campaign, programme }} levels={data.levels.filter((one) => mayAnswer || one.of !== 'list')} onDone={changed} />
  )
  return (
    <>
      <Section title={w.title} lead={w.noneYetNext} actions={post}>
        {data.unknownYears.length > 0 && <Banner kind="warning">{w.yearsUnknown(data.unknownYears.join())}</Banner>}
        {data.notices.length === 0 && <Empty title={w.noneYet}>{w.noneYetNext}</Empty>}
        <ul class="notices">
          {data.notices.map((one) => (
            <NoticeLine key={one.id} one={one} mayEnter={mayAnswer} onDone={changed} />
          ))}
        </ul>
      </Section>
      {mayAnswer && (
        <Section title={w.objections}>
          <ProblemBanner problem={said.problem} retry={said.reload} />
          {said.data?.length === 0 && <p class="soft">{w.noObjections}</p>}
          <ul class="notices">
            {said.data?.map((one) => (
              <ObjectionLine key={one.id} one={one} param={{ ...param, objection: one.id }} onDone={changed} />
            ))}
          </ul>
        </Section>
      )}
    </>
  )
}

const levelText = (levels: Record<string, string>, level: string) => levels[level] ?? level

function NoticeLine({ one, mayEnter, onDone }: { one: NoticeRowSeen; mayEnter: boolean; onDone: () => void }) {
  const w = useWords(notices)
  const shape = { coming: 'todo', running: 'doing', ended: 'done', superseded: 'stopped' } as const
  return (
    <li class={one.state === 'superseded' ? 'soft' : undefined}>
      <div>
        <strong>
          {levelText(w.levels, one.level)}
          {one.unit && ` · ${one.unit}`}
        </strong>{' '}
        <StateMark shape={shape[one.state]}>{w.states[one.state]}</StateMark>
        <p>
          {w.span(day(one.firstDay), day(one.lastDay), one.days)}
          {one.state === 'running' && ` · ${w.dayOf(one.day, one.days)}`} · {w.names(one.names.length)} · {w.round(one.round)} ·{' '}
          {one.channel}
        </p>
        {one.reason && <p>{w.because(one.reason)}</p>}
        {one.objections.all > 0 && <p>{w.counted(one.objections.all, one.objections.upheld, one.objections.rejected)}</p>}
        {one.state === 'ended' && one.open.length === 0 && <StateMark shape="done">{w.clean}</StateMark>}
        {one.state !== 'superseded' &&
          one.open
            .filter((code) => code !== 'notice-running')
            .map((code) => (
              <p key={code} class="red">
                {sayFault({ code }, lang.value)}
              </p>
            ))}
      </div>
      <div class="actions">
        <a class="button" href={`/notices/${one.id}`}>
          {w.open}
        </a>
        {mayEnter && one.state !== 'coming' && (
          <FormButton text={w.enterPaper} question={w.enterPaper} onDone={onDone}>
            {(done) => (
              <Form
                start={{ nomination: '', text: '', name: '', phone: '', receivedOn: '' }}
                submit={w.enterPaper}
                send={(v) =>
                  ask(
                    api.notices[':notice'].objections.$post({
                      param: { notice: one.id },
                      json: { ...v, nomination: v.nomination || null },
                    }),
                  )
                }
                onDone={done}
              >
                <ObjectionFields names={one.names} />
                <DateField name="receivedOn" label={w.receivedOn} least={one.firstDay} most={one.lastDay} />
              </Form>
            )}
          </FormButton>
        )}
      </div>
    </li>
  )
}

interface PostProps extends Of {
  levels: readonly { id: string; of: string; least: number }[]
  onDone: () => void
}

function PostButton({ campaign, programme, levels, onDone }: PostProps) {
  const w = useWords(notices)
  const at = api.campaigns[':campaign'].programmes[':programme']
  const start = {
    ...{ level: levels.at(-1)?.id ?? '', unitId: '', firstDay: '', days: String(levels[0]?.least ?? 5), channel: '' },
    ...{ fields: ['unit', 'jobClass'], order: 'given', reason: '' },
  }
  const send = ({ unitId, days, fields, order, ...v }: typeof start) =>
    ask(
      at.notices.$post({
        param: of({ campaign, programme }),
        json: { ...v, unitId: unitId || null, days: Number(days), fields: fields as NoticeField[], order: order as 'given' },
      }),
    )
  return (
    <FormButton kind="primary" text={w.post} question={w.postTitle} onDone={onDone}>
      {(done) => (
        <Form start={start} submit={w.post} send={send} onDone={done}>
          {({ level }) => (
            <>
              <p>{w.postText}</p>
              <SelectField name="level" label={w.level} options={levels.map(({ id }) => [id, levelText(w.levels, id)])} />
              {levels.find(({ id }) => id === level)?.of !== 'list' && <PickField name="unitId" label={w.unit} find={findUnits} />}
              <DateField name="firstDay" label={w.firstDay} />
              <NumberField name="days" label={w.days} integer />
              <TextField name="channel" label={w.channel} hint={w.channelHint} />
              <ManyField name="fields" label={w.shown} choices={textsOf(w.fields).map(([value, text]) => ({ value, text }))} inline />
              <RadioField name="order" label={w.order} choices={textsOf(w.orders).map(([value, text]) => ({ value, text }))} inline />
              <TextField name="reason" label={w.change} optional />
            </>
          )}
        </Form>
      )}
    </FormButton>
  )
}

const loadObjections = async (param: ReturnType<typeof of>) =>
  (await ask(api.campaigns[':campaign'].programmes[':programme'].objections.$get({ param }))).objections
type Objection = Awaited<ReturnType<typeof loadObjections>>[number]

function ObjectionLine({
  one,
  param,
  onDone,
}: {
  one: Objection
  param: ReturnType<typeof of> & { objection: string }
  onDone: () => void
}) {
  const w = useWords(notices)
  const c = useCommon()
  const start = { outcome: '', finding: '', answer: '' }
  const send = (json: typeof start) =>
    ask(
      api.campaigns[':campaign'].programmes[':programme'].objections[':objection'].answer.$put({
        param,
        json: { ...json, outcome: json.outcome as 'upheld' },
      }),
    )
  return (
    <li>
      <div>
        <strong>{one.against ?? w.wholeList}</strong>{' '}
        <span class="soft">{one.named ? `${w.named} · ${one.name} · ${one.phone}` : w.anonymous}</span>
        <p>{one.text}</p>
        <p class="soft">
          {w.receivedOn} {day(one.receivedOn)} · {instant(one.at)}
        </p>
        {one.answer && (
          <p>
            <StateMark shape={one.answer.outcome === 'upheld' ? 'warning' : 'done'}>{w.outcomes[one.answer.outcome]}</StateMark>{' '}
            {one.answer.answer}
            <br />
            <span class="soft">
              {w.finding}
              {c.colon}
              {one.answer.finding}
            </span>
          </p>
        )}
      </div>
      {!one.answer && (
        <FormButton text={w.answer} question={w.answer} onDone={onDone}>
          {(done) => (
            <Form start={start} submit={w.answer} send={send} onDone={done}>
              <p>{w.answerText}</p>
              <RadioField name="outcome" label={w.outcome} choices={textsOf(w.outcomes).map(([value, text]) => ({ value, text }))} inline />
              <AreaField name="finding" label={w.finding} most={2000} rows={4} />
              <AreaField name="answer" label={w.written} most={1000} rows={4} />
            </Form>
          )}
        </FormButton>
      )}
    </li>
  )
}
