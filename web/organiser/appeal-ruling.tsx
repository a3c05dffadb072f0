/** Ruling on an appeal: what each ruling would do, as organiser and chief judge saw it together, and the ruling itself. */
import { useState } from 'preact/hooks'
import type { AppealShown, Preview } from '../../server/results/appeal-view.ts'
import { appeals } from '../../server/words/appeals.ts'
import { api, ask } from '../api.ts'
import { instant, useWords } from '../lang.ts'
import { Banner } from '../parts/banner.tsx'
import { Button } from '../parts/button.tsx'
import { AskButton, Dialog } from '../parts/dialog.tsx'
import { AreaField, optionsOf, SelectField } from '../parts/fields.tsx'
import { Form } from '../parts/form.tsx'
import { Differences } from '../public/differences.tsx'

export function PreviewPart({ event, preview }: { event: string; preview: Preview }) {
  const w = useWords(appeals)
  return (
    <>
      {!preview.over && (
        <Banner kind="info" actions={<a href={`/what-if/${event}`}>{w.toTrial}</a>}>
          {preview.joined ? w.looks : w.waits}
        </Banner>
      )}
      {preview.looks.map((look) => (
        <div key={look.id}>
          <Differences caption={`${w.change} ${instant(look.at)}`} captionShown changes={look.answer.changes} prizes={look.answer.prizes} />
          <ul>
            {look.beyond.won.map((who) => (
              <li key={`+${who}`}>{w.won(who)}</li>
            ))}
            {look.beyond.lost.map((who) => (
              <li key={`-${who}`}>{w.lost(who)}</li>
            ))}
            {look.beyond.nominated.map(({ label, programme }) => (
              <li key={`n${label}`}>{w.nominated(label, programme)}</li>
            ))}
            {look.beyond.won.length + look.beyond.lost.length + look.beyond.nominated.length === 0 && <li class="soft">{w.unmoved}</li>}
          </ul>
        </div>
      ))}
    </>
  )
}

export function Ruling({ event, one, reload }: { event: string; one: AppealShown; reload: () => void }) {
  const w = useWords(appeals)
  const [open, setOpen] = useState(false)
  const param = { event, appeal: one.id }
  const running = one.previews?.find((preview) => !preview.over)
  const looks = (running?.joined ? running.looks : []).filter(({ question }) => question.ask !== 'version' && question.ask !== 'scheme')
  const send = ({ outcome, reason, look }: { outcome: 'upheld' | 'partly' | 'rejected'; reason: string; look: string }) => {
    const made = running && look && outcome !== 'rejected' ? { trial: running.trial, id: look } : null
    return ask(api.events[':event'].appeals[':appeal'].ruling.$put({ param, json: { outcome, reason, look: made } }))
  }
  return (
    <>
      {!running && (
        <AskButton
          text={w.preview}
          question={w.previewQuestion}
          act={() => ask(api.events[':event'].appeals[':appeal'].trial.$post({ param }))}
          onDone={reload}
        >
          {w.previewText}
        </AskButton>
      )}
      <Button kind="primary" onClick={() => setOpen(true)}>
        {w.rule}
      </Button>
      <Dialog open={open} title={w.ruleQuestion} onClose={() => setOpen(false)}>
        {open && (
          <Form
            start={{ outcome: 'rejected' as 'upheld' | 'partly' | 'rejected', reason: '', look: looks[0]?.id ?? '' }}
            submit={w.rule}
            send={send}
            onDone={() => {
              setOpen(false)
              reload()
            }}
          >
            {(values) => (
              <>
                <SelectField name="outcome" label={w.outcome} options={optionsOf(w.outcomes)} />
                {values.outcome !== 'rejected' && looks.length > 0 && (
                  <SelectField
                    name="look"
                    label={w.look}
                    empty={w.noLook}
                    options={looks.map((look) => [look.id, lookName(look, w.change, w.moved)])}
                  />
                )}
                <AreaField name="reason" label={w.reason} hint={w.reasonHint} most={500} />
                <p class="soft small">{w.ruleText}</p>
              </>
            )}
          </Form>
        )}
      </Dialog>
    </>
  )
}

function lookName(
  { at, answer: { changes } }: Preview['looks'][number],
  word: string,
  moved: (n: number, rank: number, prize: number) => string,
) {
  const differ = (what: 'rank' | 'prize') => changes.filter(({ before, after }) => before?.[what] !== after?.[what]).length
  return `${word} ${instant(at)} · ${moved(changes.length, differ('rank'), differ('prize'))}`
}
