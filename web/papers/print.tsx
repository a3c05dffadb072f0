/** Papers on A4: blank mark sheets, sign-off sheets, the result notice, result records; the browser prints them. */

import { useRoute } from 'preact-iso'
import type { PrintedSheets } from '../../server/papers/sheets.ts'
import { papers } from '../../server/words/papers.ts'
import { api, ask } from '../api.ts'
import { useWords } from '../lang.ts'
import { ProblemBanner } from '../parts/banner.tsx'
import { Button } from '../parts/button.tsx'
import { Empty } from '../parts/empty.tsx'
import { Loading } from '../parts/page.tsx'
import { useLoad } from '../use.ts'
import { MarkSheets } from './mark-sheets.tsx'
import { Notice } from './notice.tsx'
import { Records } from './records.tsx'
import './papers.css'

export function Page() {
  const { event, paper } = useRoute().params as { event: string; paper: string }
  const w = useWords(papers)
  return (
    <div class="papers">
      <p class="paper-bar no-print">
        <Button kind="primary" onClick={() => window.print()}>
          {w.print}
        </Button>
      </p>
      {paper === 'records' && <Records event={event} />}
      {paper === 'notice' && <NoticeOf event={event} />}
      {(paper === 'blank' || paper === 'signoff') && <SheetsOf event={event} filled={paper === 'signoff'} />}
    </div>
  )
}

function NoticeOf({ event }: { event: string }) {
  const w = useWords(papers)
  const { data, problem } = useLoad(
    () => ask(api.public.events[':event'].releases[':number'].$get({ param: { event, number: 'latest' } })),
    [event],
  )
  if (problem) return problem.kind === 'not-found' ? <Empty title={w.nothing}>{w.nothingNext}</Empty> : <ProblemBanner problem={problem} />
  return data ? <Notice shown={data.shown} digest={data.digest} /> : <Loading />
}

function SheetsOf({ event, filled }: { event: string; filled: boolean }) {
  const w = useWords(papers)
  const { data, problem } = useLoad(
    () => ask(api.events[':event'].papers[filled ? 'signoff' : 'blank'].$get({ param: { event } })),
    [event, filled],
  )
  if (problem) return <ProblemBanner problem={problem} />
  if (!data) return <Loading />
  return data.sheets.length === 0 ? (
    <Empty title={w.nothing}>{w.nothingNext}</Empty>
  ) : (
    <MarkSheets printed={data as PrintedSheets} filled={filled} />
  )
}
