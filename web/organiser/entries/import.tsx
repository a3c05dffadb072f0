/** Entries from a workbook. */
import { entries } from '../../../server/words/entries.ts'
import { lang, useWords } from '../../lang.ts'
import { Upload } from '../../parts/upload.tsx'

export function ImportEntries({ event, onDone }: { event: string; onDone: () => void }) {
  const w = useWords(entries)
  const path = `/api/events/${event}/entries`
  return (
    <div class="stack">
      <p>{w.importLead}</p>
      <Upload
        check={`${path}/import/checks?lang=${lang.value}`}
        apply={`${path}/import?lang=${lang.value}`}
        marked={`${path}/import/marked?lang=${lang.value}`}
        template={`${path}/template?lang=${lang.value}`}
        columns={w.columns}
        onDone={onDone}
      />
    </div>
  )
}
