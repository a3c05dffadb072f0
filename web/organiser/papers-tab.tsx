/** The papers of an event: what can be printed, each one press away; certificates, and the dossier. */
import { papers } from '../../server/words/papers.ts'
import { api, ask } from '../api.ts'
import { lang, useWords } from '../lang.ts'
import { Button } from '../parts/button.tsx'
import { Jobs } from '../parts/job.tsx'
import { Section } from '../parts/page.tsx'
import { session } from '../session.ts'
import { Certificates } from './certificates.tsx'
import type { TabProps } from './event.tsx'

export function PapersTab({ event: { id, competitionId }, phase }: TabProps) {
  const w = useWords(papers)
  const isOrganiser = session.value?.role === 'organiser'
  const makeDossier = () => ask(api.events[':event'].dossiers.$post({ param: { event: id }, json: { lang: lang.value } }))
  return (
    <>
      <Section title={w.title} lead={w.lead}>
        {(['blank', 'signoff', 'notice', 'records'] as const).map((paper) => (
          <Section
            key={paper}
            title={w[paper]}
            lead={w[`${paper}Lead`]}
            actions={<Button href={`/print/${id}/${paper}`}>{w.open}</Button>}
          />
        ))}
        <Section
          title={w.medals}
          lead={w.medalsLead}
          actions={
            <>
              {phase.releases > 0 && (
                <Button kind="quiet" href={`/api/public/events/${id}/releases/latest/workbook?lang=${lang.value}`} download>
                  {w.downloadStandings}
                </Button>
              )}
              <Button href={`/medals/${competitionId}`}>{w.open}</Button>
            </>
          }
        />
      </Section>
      {(isOrganiser || session.value?.role === 'auditor') && <Certificates event={id} />}
      {isOrganiser && (
        <Section title={w.dossier.title} lead={w.dossier.lead}>
          <Jobs
            event={id}
            kind="dossier"
            actions={[{ text: w.dossier.make, start: makeDossier, disabled: !phase.sealedNow || !phase.decoded }]}
          />
        </Section>
      )}
    </>
  )
}
