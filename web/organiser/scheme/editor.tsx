/** The scheme's editor: every change is checked by the engine's own rules at once; saving makes the next number. */
import { useMemo, useState } from 'preact/hooks'
import { faults } from '../../../server/scoring/faults.ts'
import type { Node, Scheme } from '../../../server/scoring/types.ts'
import { competitions } from '../../../server/words/competitions.ts'
import { api, ask } from '../../api.ts'
import { useCommon, useWords } from '../../lang.ts'
import { Banner, ProblemBanner } from '../../parts/banner.tsx'
import { Button } from '../../parts/button.tsx'
import { AskButton } from '../../parts/dialog.tsx'
import { Section } from '../../parts/page.tsx'
import { type Branch, Tree } from '../../parts/tree.tsx'
import { useAct } from '../../use.ts'
import { childPath, type Path, ROOT } from './change.ts'
import { type Editing, EditNode } from './edit-node.tsx'
import { EditRules } from './edit-rules.tsx'
import { NodeEnd } from './view.tsx'

export interface EditorProps {
  event: string
  number: number
  scheme: Scheme
  onSaved: (number: number) => void
  onDiscard: () => void
}

export function Editor({ event, number, scheme: start, onSaved, onDiscard }: EditorProps) {
  const w = useWords(competitions).scheme
  const c = useCommon()
  const [scheme, change] = useState(start)
  const [open, setOpen] = useState<string | null>(null)
  const found = useMemo(() => faults(scheme), [scheme])
  const save = useAct(() => ask(api.events[':event'].scheme.$put({ param: { event }, json: { base: number, scheme } })))
  const editing: Editing = { scheme, change, faults: found, open, setOpen }
  const isChanged = scheme !== start
  const onSave = async () => {
    const saved = await save.run()
    if (saved) onSaved(saved.number)
  }
  return (
    <>
      <Section title={w.tree}>
        <Tree label={w.tree} branches={[branch(scheme.root, ROOT, 1, editing)]} />
      </Section>
      <EditRules editing={editing} />
      <div class="scheme-bar no-print">
        <ProblemBanner problem={save.problem} />
        {found.length > 0 ? (
          <Banner kind="warning">{w.faults(found.length)}</Banner>
        ) : (
          <p class="soft">{isChanged ? `${w.sound} ${w.unsaved}` : w.sound}</p>
        )}
        <div class="actions">
          <Button kind="primary" busy={save.busy} disabled={!isChanged || found.length > 0} onClick={onSave}>
            {w.save}
          </Button>
          {isChanged ? (
            <AskButton text={w.discard} question={w.discardTitle} danger act={async () => onDiscard()}>
              {w.discardLead}
            </AskButton>
          ) : (
            <Button onClick={onDiscard}>{c.close}</Button>
          )}
        </div>
      </div>
    </>
  )
}

function branch(node: Node, path: Path, of: number, editing: Editing): Branch {
  return {
    key: node.id,
    line: <EditNode node={node} path={path} of={of} editing={editing} />,
    end: <NodeEnd node={node} />,
    ...(node.kind === 'group' && {
      children: node.children.map((child, i) => branch(child, childPath(path, i), node.children.length, editing)),
    }),
  }
}
