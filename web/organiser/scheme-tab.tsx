/** The scheme of an event: read as a tree, edited until it is locked, then fixed. */
import { useState } from 'preact/hooks'
import type { Scheme } from '../../server/scoring/types.ts'
import { competitions } from '../../server/words/competitions.ts'
import { api, ask } from '../api.ts'
import { useWords } from '../lang.ts'
import { Banner, ProblemBanner } from '../parts/banner.tsx'
import { Button } from '../parts/button.tsx'
import { AskButton } from '../parts/dialog.tsx'
import { StateMark } from '../parts/marks.tsx'
import { Loading, Section } from '../parts/page.tsx'
import { useLoad } from '../use.ts'
import type { TabProps } from './event.tsx'
import { mayArrange } from './may.ts'
import { Editor } from './scheme/editor.tsx'
import { textOf } from './scheme/say.ts'
import './scheme/scheme.css'
import { Versions } from './scheme/versions.tsx'
import { SchemeView } from './scheme/view.tsx'

export function SchemeTab({ event, onChange }: Pick<TabProps, 'event' | 'onChange'>) {
  const w = useWords(competitions).scheme
  const param = { event: event.id }
  const { data, problem, reload } = useLoad(() => ask(api.events[':event'].scheme.$get({ param })), [event.id])
  const [editing, setEditing] = useState(false)
  const [saved, setSaved] = useState<number | null>(null)
  if (!data) return problem ? <ProblemBanner problem={problem} retry={reload} /> : <Loading />
  const { number, locked } = data
  // A tree of unknown depth loses its type on the way through the client.
  const scheme = data.scheme as unknown as Scheme
  const mayChange = !locked && mayArrange()
  const onSaved = async (next: number) => {
    await reload()
    setEditing(false)
    setSaved(next)
  }
  const onLocked = () => {
    reload()
    onChange()
  }
  const lock = () => ask(api.events[':event'].scheme.lock.$put({ param, json: { number } }))
  const buttons = mayChange && !editing && (
    <>
      <Button onClick={() => setEditing(true)}>{w.edit}</Button>
      <AskButton kind="primary" text={w.lock} question={w.lockTitle(number)} act={lock} onDone={onLocked}>
        {w.lockLead}
      </AskButton>
    </>
  )
  return (
    <>
      <Section title={textOf(scheme.name)} lead={w.lead} actions={buttons}>
        <p>
          <StateMark shape={locked ? 'locked' : 'todo'}>
            {w.number(number)} · {locked ? w.locked : w.draft}
          </StateMark>
        </p>
        {locked && <Banner kind="info">{w.lockedNote}</Banner>}
        {saved !== null && !editing && !locked && <Banner kind="done">{w.saved(saved)}</Banner>}
      </Section>
      {editing ? (
        <Editor key={number} event={event.id} number={number} scheme={scheme} onSaved={onSaved} onDiscard={() => setEditing(false)} />
      ) : (
        <>
          {number > 1 && <Versions key={number} event={event.id} />}
          <SchemeView scheme={scheme} />
        </>
      )}
    </>
  )
}
