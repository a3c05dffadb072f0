/** The import of units or workers: template, dry run, then all rows or none. */
import { useState } from 'preact/hooks'
import { people } from '../../server/words/people.ts'
import { lang, useWords } from '../lang.ts'
import { Banner } from '../parts/banner.tsx'
import { Button } from '../parts/button.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { Upload, type UploadResult } from '../parts/upload.tsx'

const IMPORTS = { units: 'unitColumns', persons: 'personColumns' } as const

export function ImportButton({ kind, onDone }: { kind: keyof typeof IMPORTS; onDone: () => void }) {
  const w = useWords(people)
  const [open, setOpen] = useState(false)
  const [done, setDone] = useState<(UploadResult & { added?: number; changed?: number; same?: number }) | null>(null)
  const title = kind === 'units' ? w.importUnits : w.importPersons
  const close = () => {
    setOpen(false)
    if (done) onDone()
    setDone(null)
  }
  const at = (how = '') => `/api/${kind}/import${how}?lang=${lang.value}`
  return (
    <>
      <Button onClick={() => setOpen(true)}>{title}</Button>
      <Dialog open={open} title={title} onClose={close}>
        <p>{kind === 'units' ? w.importUnitsLead : w.importPersonsLead}</p>
        <Upload
          check={at('/checks')}
          apply={at()}
          marked={at('/marked')}
          template={`/api/${kind}/template?lang=${lang.value}`}
          columns={{ ...w[IMPORTS[kind]], action: w.action.head }}
          onDone={setDone}
        />
        {done && <Banner kind="info">{w.imported(done.added ?? 0, done.changed ?? 0, done.same ?? 0)}</Banner>}
      </Dialog>
    </>
  )
}
