/** The papers of an event: what can be printed, each one press away. */
import { papers } from '../../server/words/papers.ts'
import { useWords } from '../lang.ts'
import { Button } from '../parts/button.tsx'
import { Section } from '../parts/page.tsx'

export function PapersTab({ event }: { event: { id: string } }) {
  const w = useWords(papers)
  return (
    <Section title={w.title} lead={w.lead}>
      {(['blank', 'signoff', 'notice', 'records'] as const).map((paper) => (
        <Section
          key={paper}
          title={w[paper]}
          lead={w[`${paper}Lead`]}
          actions={<Button href={`/print/${event.id}/${paper}`}>{w.open}</Button>}
        />
      ))}
    </Section>
  )
}
