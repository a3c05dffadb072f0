/** A public notice as it hangs, with a way to object; without an id, all that hang. */

import { useState } from 'preact/hooks'
import { useRoute } from 'preact-iso'
import { awardName, fieldText, notices } from '../../server/words/notices.ts'
import { api, ask } from '../api.ts'
import { ObjectionFields } from '../committee/objection-fields.tsx'
import { day, lang, named, useCommon, useWords } from '../lang.ts'
import { Banner } from '../parts/banner.tsx'
import { Button } from '../parts/button.tsx'
import { Empty } from '../parts/empty.tsx'
import { TextField } from '../parts/fields.tsx'
import { Form } from '../parts/form.tsx'
import { StateMark } from '../parts/marks.tsx'
import { Page as Frame, Section } from '../parts/page.tsx'
import { SignBox, SignRow } from '../parts/sign.tsx'
import { useLoad } from '../use.ts'
import './public.css'
import '../committee/notice.css'

const load = (notice: string) => ask(api.public.notices[':notice'].$get({ param: { notice } }))
type Notice = Awaited<ReturnType<typeof load>>

export function Page() {
  const { notice } = useRoute().params as { notice?: string }
  return notice ? <One key={notice} id={notice} /> : <All />
}

function useTitle() {
  const w = useWords(notices)
  return ({ award, level }: Pick<Notice, 'award' | 'level'>) =>
    w.headline(
      awardName(named({ name: award.campaign, nameEn: award.campaignEn }), named(award), lang.value),
      (w.levels as Record<string, string>)[level] ?? level,
    )
}

function All() {
  const w = useWords(notices)
  const titleOf = useTitle()
  const { data, problem, loading, reload } = useLoad(() => ask(api.public.notices.$get()))
  return (
    <Frame title={w.title} lead={w.lead} problem={problem} retry={reload} loading={loading}>
      {data?.notices.length === 0 && <Empty title={w.none}>{w.noneNext}</Empty>}
      <ul class="posted">
        {data?.notices.map((one) => (
          <li key={one.id}>
            <a href={`/notices/${one.id}`}>
              <strong>{titleOf(one)}</strong>
              {one.unit && <span>{one.unit}</span>}
            </a>
            <span class="when">
              {w.states[one.state]} · {w.span(day(one.firstDay), day(one.lastDay), one.days)}
            </span>
          </li>
        ))}
      </ul>
      <LookUp />
    </Frame>
  )
}

function One({ id }: { id: string }) {
  const w = useWords(notices)
  const c = useCommon()
  const titleOf = useTitle()
  const { data, problem, loading, reload } = useLoad(() => load(id), [id])
  if (!data) return <Frame title={w.title} problem={problem} retry={reload} loading={loading} />
  return (
    <Frame title={w.title} back={{ href: '/notices', text: w.title }} actions={<Button onClick={() => window.print()}>{c.print}</Button>}>
      {data.next && (
        <Banner kind="warning">
          <a href={`/notices/${data.next}`}>{w.began}</a>
        </Banner>
      )}
      <p class="no-print">
        <StateMark shape={data.state === 'running' ? 'doing' : data.state === 'ended' ? 'done' : 'todo'}>{w.states[data.state]}</StateMark>{' '}
        {data.state === 'running' && w.dayOf(data.day, data.days)}
      </p>
      <article class="paper notice-paper">
        <h1>{titleOf(data)}</h1>
        <p>{w.body(w.span(day(data.firstDay), day(data.lastDay), data.days))}</p>
        {data.reason && <p>{w.because(data.reason)}</p>}
        <section class="table-frame scroll">
          <table>
            <thead>
              <tr>
                <th scope="col">{c.number}</th>
                <th scope="col">{c.personName}</th>
                {data.fields.map((field) => (
                  <th key={field} scope="col">
                    {w.fields[field]}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {data.rows.map(({ nomination, name, values, out }, i) => (
                <tr key={nomination}>
                  <td class="num">{i + 1}</td>
                  <th scope="row">
                    {out ? <del>{name}</del> : name}
                    {out && <small>{w.out[out]}</small>}
                  </th>
                  {data.fields.map((field) => (
                    <td key={field}>{fieldText(field, values[field] ?? '', lang.value)}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
        <SignRow>
          <SignBox who={data.unit ?? w.seal} kind="seal" />
        </SignRow>
        <p class="paper-foot">{data.channel}</p>
      </article>
      {data.state === 'running' && <ObjectForm notice={data} />}
      <LookUp />
    </Frame>
  )
}

function ObjectForm({ notice }: { notice: Notice }) {
  const w = useWords(notices)
  const [number, setNumber] = useState('')
  const names = notice.rows.filter(({ out }) => out === null)
  const start = { nomination: '', text: '', name: '', phone: '' }
  return (
    <div class="no-print">
      <Section title={w.object} lead={w.objectLead}>
        {number ? (
          <Banner kind="done">{w.received(number)}</Banner>
        ) : (
          <Form
            start={start}
            submit={w.object}
            send={(v) =>
              ask(
                api.public.notices[':notice'].objections.$post({
                  param: { notice: notice.id },
                  json: { ...v, nomination: v.nomination || null },
                }),
              )
            }
            onDone={({ objection }) => setNumber(objection)}
          >
            <ObjectionFields names={names} />
          </Form>
        )}
      </Section>
    </div>
  )
}

function LookUp() {
  const w = useWords(notices)
  const [seen, setSeen] = useState<{ outcome: 'upheld' | 'rejected' | null; answer: string } | null>(null)
  return (
    <div class="no-print">
      <Section title={w.lookUp}>
        <Form
          start={{ number: '' }}
          submit={w.lookUp}
          send={async ({ number }) => ask(api.public.objections[':objection'].$get({ param: { objection: number.trim() } }))}
          onDone={(answer) => setSeen(answer ?? null)}
        >
          <TextField name="number" label={w.objectionNo} />
        </Form>
        {seen && (
          <Banner kind="info">
            {seen.outcome ? `${w.outcomes[seen.outcome]}${lang.value === 'zh' ? '。' : '. '}${seen.answer}` : w.waiting}
          </Banner>
        )}
      </Section>
    </div>
  )
}
