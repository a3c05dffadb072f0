/** The list being formed: names are ticked, ordered by arrows or dragging, the rules counted beside it; saved as one act. */
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Nominee } from '../../server/nominations/nominee.ts'
import { meets } from '../../server/scoring/quota.ts'
import { nominations } from '../../server/words/nominations.ts'
import { api, ask } from '../api.ts'
import { useCommon, useWords } from '../lang.ts'
import { Banner, ProblemBanner } from '../parts/banner.tsx'
import { Button } from '../parts/button.tsx'
import { Empty } from '../parts/empty.tsx'
import { SelectField, TextField } from '../parts/fields.tsx'
import { StateMark } from '../parts/marks.tsx'
import { useAct } from '../use.ts'
import { ConfirmButton, Confirmed } from './confirm.tsx'
import { Row } from './row.tsx'
import { Rules } from './rules.tsx'
import { type CampaignPart, textOf } from './said.ts'

export interface Selection {
  chosen: string[]
  base: string
  reasons: { about: string; reason: string; by: string }[]
}

type Props = CampaignPart & { selection: Selection; mayChoose: boolean; mayExport: boolean }

export function ListPart({ campaign, programme, nominees, selection, mayChoose, mayExport, reload }: Props) {
  const w = useWords(nominations)
  const c = useCommon()
  // What is changed here and not saved yet, and the list that it was changed from.
  const [draft, setDraft] = useState<{ chosen: string[]; base: string } | null>(null)
  const [filter, setFilter] = useState({ text: '', rule: '' })
  const focus = useRef<string | null>(null)
  const root = useRef<HTMLDivElement>(null)
  const param = { campaign: campaign.id, programme: programme.id }
  const save = useAct(async (list: { chosen: string[]; base: string }) => {
    await ask(api.campaigns[':campaign'].programmes[':programme'].selection.$put({ param, json: list }))
    await reload()
    setDraft(null)
    return true
  })
  useEffect(() => {
    if (focus.current) root.current?.querySelector<HTMLElement>(focus.current)?.focus()
    focus.current = null
  })

  const byId = new Map(nominees.filter((one) => !one.withdrawn).map((one) => [one.id, one]))
  const ids = (draft?.chosen ?? selection.chosen).filter((id) => byId.has(id))
  const chosen = ids.map((id) => byId.get(id) as Nominee)
  const rest = [...byId.values()].filter(({ id }) => !ids.includes(id))
  const rule = programme.quotas.find(({ id }) => id === filter.rule)
  const shown = rest.filter(({ attributes }) => fits(attributes, filter.text) && (!rule || meets(attributes, rule.of)))
  const full = ids.length >= programme.seats
  const open = mayChoose && !programme.confirmed
  const put = (next: string[]) => {
    save.clear()
    setDraft({ chosen: next, base: draft?.base ?? selection.base })
  }
  const discard = () => {
    save.clear()
    setDraft(null)
  }
  /** Where the focus goes on: the next name of the same column, so that ticking can continue. */
  const after = (list: Nominee[], id: string) => {
    const at = list.findIndex((one) => one.id === id)
    const next = list[at + 1] ?? list[at - 1]
    focus.current = next ? `[data-nominee="${next.id}"] input` : 'h2'
  }
  const choose = (id: string, before?: string) => {
    const others = ids.filter((one) => one !== id)
    if (!ids.includes(id) && full) return
    const at = before === undefined ? others.length : others.indexOf(before)
    put(others.toSpliced(at < 0 ? others.length : at, 0, id))
  }
  const move = (id: string, by: -1 | 1) => {
    const at = ids.indexOf(id)
    focus.current = `[data-nominee="${id}"] [data-move="${by}"]:not(:disabled), [data-nominee="${id}"] [data-move="${-by}"]`
    put(ids.toSpliced(at, 1).toSpliced(at + by, 0, id))
  }
  const drop = (event: DragEvent, place: (id: string) => void) => {
    event.preventDefault()
    event.stopPropagation()
    const id = event.dataTransfer?.getData('text/plain') ?? ''
    if (open && byId.has(id)) place(id)
  }
  const conflict = save.problem?.kind === 'changed-meanwhile'
  return (
    <div class="list-part" ref={root}>
      <div class="list-columns">
        {programme.confirmed && <Confirmed programme={programme} nominees={nominees} reasons={selection.reasons} />}
        {!programme.confirmed && !mayChoose && <Banner kind="info">{w.onlyCommittee}</Banner>}
        {/* biome-ignore lint/a11y/noStaticElementInteractions: dragging is an extra; the ticks and arrows do the same by keyboard. */}
        <section class="section" onDragOver={(event) => open && event.preventDefault()} onDrop={(event) => drop(event, choose)}>
          <h2 tabIndex={-1}>
            {w.chosen} <span class="num soft">{w.chosenOf(ids.length, programme.seats)}</span>
          </h2>
          {open && <p class="section-lead">{w.listLead}</p>}
          {chosen.length === 0 && <Empty title={w.noneChosen}>{w.noneChosenNext}</Empty>}
          <ol class="names">
            {chosen.map((one, i) => (
              <Row
                key={one.id}
                one={one}
                year={campaign.year}
                number={i + 1}
                checked
                open={open}
                onTick={() => {
                  after(chosen, one.id)
                  put(ids.filter((id) => id !== one.id))
                }}
                onDrop={(event) => drop(event, (id) => id !== one.id && choose(id, one.id))}
                {...(i > 0 ? { onUp: () => move(one.id, -1) } : {})}
                {...(i < ids.length - 1 ? { onDown: () => move(one.id, 1) } : {})}
              />
            ))}
          </ol>
        </section>
        {!programme.confirmed && (
          // biome-ignore lint/a11y/noStaticElementInteractions: dragging is an extra; the ticks and arrows do the same by keyboard.
          <section
            class="section"
            onDragOver={(event) => open && event.preventDefault()}
            onDrop={(event) => drop(event, (id) => put(ids.filter((one) => one !== id)))}
          >
            <h2>
              {w.notChosen} <span class="num soft">{rest.length}</span>
            </h2>
            <div class="filters">
              <TextField
                name="text"
                type="search"
                label={c.search}
                value={filter.text}
                onValue={(text) => setFilter({ ...filter, text })}
              />
              <SelectField
                name="rule"
                label={w.rules}
                empty={c.all}
                options={programme.quotas.map((quota) => [quota.id, textOf(quota.name)])}
                value={filter.rule}
                onValue={(id) => setFilter({ ...filter, rule: id })}
              />
            </div>
            {full && open && <p class="soft">{w.full}</p>}
            {shown.length === 0 && (
              <p class="empty-line">{byId.size === 0 ? w.noNominees : rest.length === 0 ? w.allChosen : c.nothingFound}</p>
            )}
            <ul class="names">
              {shown.map((one) => (
                <Row
                  key={one.id}
                  one={one}
                  year={campaign.year}
                  checked={false}
                  open={open}
                  full={full}
                  onTick={() => {
                    after(shown, one.id)
                    choose(one.id)
                  }}
                />
              ))}
            </ul>
          </section>
        )}
      </div>
      <aside class="rules" aria-label={w.rules}>
        <Rules
          quotas={programme.quotas}
          seats={programme.seats}
          year={campaign.year}
          chosen={chosen.map((one) => one.attributes)}
          all={[...byId.values()].map((one) => one.attributes)}
        />
        <ProblemBanner problem={conflict ? null : save.problem} />
        {conflict && (
          <Banner kind="warning" actions={<Button onClick={() => reload().then(discard)}>{w.loadPresent}</Button>}>
            {w.changedMeanwhile}
          </Banner>
        )}
        {programme.confirmed && <StateMark shape="locked">{w.closed}</StateMark>}
        <div class="actions no-print">
          {open && draft && (
            <>
              <Button kind="primary" busy={save.busy} onClick={() => save.run({ ...draft, chosen: ids })}>
                {w.saveList}
              </Button>
              <Button onClick={discard}>{w.undo}</Button>
              <span class="soft small">{w.unsaved}</span>
            </>
          )}
          {open && !draft && chosen.length > 0 && (
            <ConfirmButton campaign={campaign} programme={programme} chosen={chosen} base={selection.base} onDone={reload} />
          )}
          {mayExport && !draft && (
            <Button href={`/api/campaigns/${campaign.id}/programmes/${programme.id}/list.xlsx`} download>
              {w.download}
            </Button>
          )}
        </div>
      </aside>
    </div>
  )
}

const fits = ({ name, unitName }: Nominee['attributes'], text: string) => `${name} ${unitName}`.includes(text.trim())
