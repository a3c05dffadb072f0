/** A call for proposals as a worker meets it on a phone: what is asked, the form, the number to follow it by. */

import { useState } from 'preact/hooks'
import { useRoute } from 'preact-iso'
import { PROPOSAL_KINDS } from '../../server/proposals/input.ts'
import { proposals } from '../../server/words/proposals.ts'
import { api, ask } from '../api.ts'
import { day, named, useWords } from '../lang.ts'
import { Banner } from '../parts/banner.tsx'
import { Button } from '../parts/button.tsx'
import { Empty } from '../parts/empty.tsx'
import { AreaField, NumberField, optionsOf, SelectField, TextField } from '../parts/fields.tsx'
import { Form } from '../parts/form.tsx'
import { Page as Frame } from '../parts/page.tsx'
import { PickField } from '../parts/pick.tsx'
import { useLoad } from '../use.ts'
import { Followed } from './followed.tsx'

const EMPTY = { author: '', unitId: '', title: '', kind: PROPOSAL_KINDS[0] as string, present: '', measure: '', effect: '', benefit: '' }

export function Page() {
  const { params, query } = useRoute()
  const event = params.event as string
  const w = useWords(proposals)
  const { data, problem, loading, reload } = useLoad(() => ask(api.public.calls[':event'].$get({ param: { event } })), [event])
  const [number, setNumber] = useState(query.number ?? null)
  const received = (id: string) => {
    setNumber(id)
    history.replaceState(null, '', `?number=${id}`)
  }
  return (
    <Frame
      title={data ? named(data) : ''}
      lead={data && `${data.competition} · ${w.openUntil(day(data.startsOn), day(data.endsOn))}`}
      problem={problem}
      retry={reload}
      loading={loading}
      width="narrow"
    >
      {number ? (
        <>
          <Followed proposal={number} />
          <Button
            onClick={() => {
              setNumber(null)
              history.replaceState(null, '', location.pathname)
            }}
          >
            {w.another}
          </Button>
        </>
      ) : data?.open ? (
        <>
          <Banner kind="info">
            {w.callLead} {w.blindNote}
          </Banner>
          <Form
            start={EMPTY}
            submit={w.send}
            send={({ benefit, ...v }) =>
              ask(
                api.public.calls[':event'].proposals.$post({
                  param: { event },
                  json: { ...v, kind: v.kind as never, benefit: benefit === '' ? null : Number(benefit) },
                }),
              )
            }
            onDone={({ id }) => received(id)}
          >
            <TextField name="author" label={w.author} autoComplete="name" />
            <PickField
              name="unitId"
              label={w.unit}
              hint={w.unitHint}
              find={async (q) => (await ask(api.public.units.$get({ query: { q } }))).units.map((u) => ({ value: u.id, text: u.name }))}
            />
            <TextField name="title" label={w.title} />
            <SelectField name="kind" label={w.kind} options={optionsOf(w.kinds)} />
            <AreaField name="present" label={w.present} most={2000} optional />
            <AreaField name="measure" label={w.measure} hint={w.measureHint} most={2000} />
            <AreaField name="effect" label={w.effect} most={2000} />
            <NumberField name="benefit" label={w.benefit} hint={w.benefitHint} integer optional />
          </Form>
        </>
      ) : (
        data && <Empty title={w.closed}>{w.closedNext}</Empty>
      )}
    </Frame>
  )
}
