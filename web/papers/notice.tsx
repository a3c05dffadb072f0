/** The result notice (成绩公告) as it is signed, stamped and posted. */
import type { Shown } from '../../server/results/shown.ts'
import { papers } from '../../server/words/papers.ts'
import { results } from '../../server/words/results.ts'
import { day, dayOf, named, useWords } from '../lang.ts'
import { SignBox, SignRow } from '../parts/sign.tsx'
import { RankList } from '../public/list.tsx'
import '../public/public.css'

export function Notice({ shown, digest }: { shown: Shown; digest: string }) {
  const w = useWords(papers)
  const r = useWords(results)
  return (
    <article class="paper notice">
      <h1>{w.noticeTitle(named(shown.competition))}</h1>
      <p>{w.noticeBody(named(shown.event), r[shown.kind], shown.number)}</p>
      <RankList shown={shown} brief />
      {shown.reason && (
        <p>
          {r.correctionReason}: {shown.reason}
        </p>
      )}
      <p>{w.noticeEnd}</p>
      <SignRow>
        <SignBox who={w.signChief} />
        <SignBox who={w.signSupervisor} />
        <SignBox who={w.sealOrganiser} kind="seal" />
      </SignRow>
      <p class="paper-foot">
        {shown.competition.organiser} · {day(dayOf(shown.at))} · {w.digest(digest.slice(0, 16))}
      </p>
    </article>
  )
}
