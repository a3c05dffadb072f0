/** The voting page: a code from a slip opens a paper; the vote goes without cookies, and the page says what is not protected. */
import { useState } from 'preact/hooks'
import { ballots } from '../../server/words/ballots.ts'
import { newKey, ProblemError, readAnswer } from '../api.ts'
import { useWords } from '../lang.ts'
import { Banner } from '../parts/banner.tsx'
import { Button } from '../parts/button.tsx'
import { ManyField } from '../parts/choices.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { TextField } from '../parts/fields.tsx'
import { Form } from '../parts/form.tsx'
import '../committee/room.css'

interface Paper {
  title: string
  most: number
  places: number
  names: { id: string; label: string; unitName: string }[]
  isSpent: boolean
}

/** Without cookies: nothing that goes with it says who it is from. */
async function send(path: string, body: object, key = newKey()): Promise<unknown> {
  const headers = { 'Content-Type': 'application/json', 'Idempotency-Key': key }
  let response: Response
  try {
    response = await fetch(path, { method: 'POST', credentials: 'omit', headers, body: JSON.stringify(body) })
  } catch {
    throw new ProblemError('offline')
  }
  return readAnswer(response, await response.text())
}

export function Page() {
  const w = useWords(ballots).vote
  const [code, setCode] = useState(() => decodeURIComponent(location.hash.slice(1)))
  const [paper, setPaper] = useState<Paper | null>(null)
  const [isDone, setDone] = useState(false)
  const again = () => {
    history.replaceState(null, '', '/vote')
    setCode('')
    setPaper(null)
    setDone(false)
  }
  return (
    <main class="vote-page stack" id="main">
      <h1>{paper?.title ?? w.title}</h1>
      {isDone && (
        <>
          <Banner kind="done">{w.done}</Banner>
          <p>{w.doneText}</p>
        </>
      )}
      {!isDone && paper?.isSpent && <Banner kind="warning">{w.spent}</Banner>}
      {(isDone || paper?.isSpent) && <Button onClick={again}>{w.another}</Button>}
      {!paper && (
        <Form
          start={{ code }}
          submit={w.next}
          send={async (json) => {
            setCode(json.code)
            return (await send('/api/vote/paper', json)) as Paper
          }}
          onDone={setPaper}
        >
          <TextField name="code" label={w.code} hint={w.codeHint} autoComplete="off" />
        </Form>
      )}
      {paper && !paper.isSpent && !isDone && <Choosing code={code} paper={paper} onDone={() => setDone(true)} />}
      <section class="stack">
        <h2>{w.limits}</h2>
        <p class="small">{w.protects}</p>
        <p class="small">{w.notLead}</p>
        <ul class="small">
          {Object.values(w.not).map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      </section>
    </main>
  )
}

function Choosing({ code, paper, onDone }: { code: string; paper: Paper; onDone: () => void }) {
  const w = useWords(ballots).vote
  const [choices, setChoices] = useState<string[]>([])
  const [asking, setAsking] = useState(false)
  // One vote is one request, however often it has to be sent.
  const [key] = useState(newKey)
  const label = (id: string) => paper.names.find((one) => one.id === id)?.label ?? id
  return (
    <>
      <ManyField
        name="choices"
        label={w.choose(paper.most, choices.length)}
        value={choices}
        onValue={setChoices}
        choices={paper.names.map(({ id, label, unitName }) => ({
          value: id,
          text: label,
          hint: unitName,
          disabled: choices.length >= paper.most && !choices.includes(id),
        }))}
      />
      <div class="vote-foot actions">
        <Button kind="primary" onClick={() => setAsking(true)}>
          {w.send}
        </Button>
        <span class="num">{w.choose(paper.most, choices.length)}</span>
      </div>
      <Dialog
        open={asking}
        title={w.question(choices.length)}
        confirm={w.send}
        act={async () => {
          await send('/api/vote', { code, choices }, key)
        }}
        onClose={(done) => {
          setAsking(false)
          if (done) onDone()
        }}
      >
        <p>{choices.map(label).join('　')}</p>
        <p>{w.consequence}</p>
      </Dialog>
    </>
  )
}
