/** The deliberation of an entry: what the whole panel wrote beside its marks, once the chief judge has opened it. */
import type { Deliberation as Opened } from '../../server/marks/note.ts'
import { notes } from '../../server/words/notes.ts'
import { api, ask } from '../api.ts'
import { lang, useWords } from '../lang.ts'
import { ProblemBanner } from '../parts/banner.tsx'
import { Section } from '../parts/page.tsx'
import { useLoad } from '../use.ts'

/** @param entry its code or id */
export function Deliberation({ event, entry }: { event: string; entry: string }) {
  const w = useWords(notes)
  const { data, problem, reload } = useLoad(
    () => ask(api.events[':event'].entries[':entry'].deliberation.$get({ param: { event, entry } })),
    [event, entry],
  )
  const sheets = (data as Opened | undefined)?.sheets.filter((one) => one.notes.length > 0) ?? []
  return (
    <Section title={w.deliberation} lead={w.deliberationLead}>
      <ProblemBanner problem={problem} retry={reload} />
      {data && sheets.length === 0 && <p class="soft">{w.noNotes}</p>}
      {sheets.map((sheet) => (
        <div key={`${sheet.label} ${sheet.sitting.en}`} class="stack">
          <h3>
            {sheet.label} <span class="soft">{sheet.sitting[lang.value]}</span>
          </h3>
          <dl class="said">
            {sheet.notes.map((one) => (
              <div key={one.on?.en ?? ''}>
                <dt>{one.on?.[lang.value] ?? w.whole}</dt>
                <dd class="lines">{one.text}</dd>
              </div>
            ))}
          </dl>
        </div>
      ))}
    </Section>
  )
}
