/** Whether a certificate is genuine and still valid, for whoever scans its code or types its number. */
import { useLocation, useRoute } from 'preact-iso'
import { papers } from '../../server/words/papers.ts'
import { results } from '../../server/words/results.ts'
import { honourLine } from '../../server/words/scoring.ts'
import { api, ask } from '../api.ts'
import { day, dayOf, lang, named, useCommon, useWords } from '../lang.ts'
import { Banner } from '../parts/banner.tsx'
import { Empty } from '../parts/empty.tsx'
import { TextField } from '../parts/fields.tsx'
import { Form } from '../parts/form.tsx'
import { Facts, Page as Frame } from '../parts/page.tsx'
import { useLoad } from '../use.ts'

const load = (certificate: string) => ask(api.public.certificates[':certificate'].$get({ param: { certificate } }))
type Seen = Awaited<ReturnType<typeof load>>

export function Page() {
  const w = useWords(papers)
  const { number } = useRoute().params as { number?: string }
  const { route } = useLocation()
  const { data, problem, loading, reload } = useLoad(async () => (number ? load(number) : null), [number])
  const unknown = problem?.kind === 'not-found'
  return (
    <Frame title={w.verifyTitle} problem={unknown ? null : problem} retry={reload} loading={loading} width="narrow">
      {data && <Verdict seen={data} />}
      {unknown && <Empty title={w.verifyUnknown}>{w.verifyUnknownNext}</Empty>}
      {!data && !loading && (
        <Form
          start={{ number: number ?? '' }}
          submit={w.verify}
          send={async ({ number }) => route(`/verify/${encodeURIComponent(number.trim())}`)}
        >
          <TextField name="number" label={w.verifyNumber} />
        </Form>
      )}
    </Frame>
  )
}

function Verdict({ seen: { number, honour, at, state, reason, next, release } }: { seen: Seen }) {
  const w = useWords(papers)
  const r = useWords(results)
  const c = useCommon()
  return (
    <>
      <Banner
        kind={state === 'valid' ? 'done' : 'warning'}
        actions={next && <a href={`/verify/${encodeURIComponent(next)}`}>{w.verifyNext(next)}</a>}
      >
        {state === 'valid' ? w.verifyValid : state === 'revoked' ? w.verifyRevoked(reason) : w.verifyOvertaken}
      </Banner>
      <Facts
        facts={[
          [w.number, number],
          [r.person, honour.label],
          [r.unit, honour.unit !== honour.label && honour.unit],
          [c.terms.competition, named(honour.competition)],
          [c.terms.event, [named(honour.event), honour.event.groupName].filter(Boolean).join(' ')],
          [r.rank, honour.rank],
          [w.honour, honourLine(honour, lang.value)],
          [w.sealOrganiser, honour.competition.organiser],
          [w.issuedOn, day(dayOf(at))],
        ]}
      />
      <p>
        <a href={`/results/${release.event}`}>{w.verifyList}</a>
      </p>
    </>
  )
}
