/** The list being formed: names are ticked, ordered by arrows or dragging, the rules counted beside it; saved as one act. */
import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { Nominee } from '../../server/nominations/nominee.ts'
import type { SelectionSeen } from '../../server/nominations/selection.ts'
import { aboutOf, needsReason, standingsOf } from '../../server/scoring/selection/status.ts'
import type { Text } from '../../server/scoring/types.ts'
import { nominations } from '../../server/words/nominations.ts'
import { api, ask } from '../api.ts'
import { useCommon, useWords } from '../lang.ts'
import { Banner, ProblemBanner } from '../parts/banner.tsx'
import { Button } from '../parts/button.tsx'
import { Empty } from '../parts/empty.tsx'
import { StateMark } from '../parts/marks.tsx'
import { useAct } from '../use.ts'
import { ConfirmButton, Confirmed } from './confirm.tsx'
import { DraftPart, placeText } from './draft.tsx'
import { groupsOf, reservesAmong, useNomineeField } from './field.ts'
import { Passed } from './passed.tsx'
import { Row } from './row.tsx'
import { Rules } from './rules.tsx'
import { type CampaignPart, textOf } from './said.ts'
import { Waiting } from './waiting.tsx'
import { WhyDialog } from './why.tsx'
import './list.css'

export type Selection = SelectionSeen & { reasons: { about: string; text?: Text; reason: string; by: string }[] }

type Props = CampaignPart & { selection: Selection; mayChoose: boolean; mayExport: boolean }

export function ListPart({ campaign, programme, nominees, selection, mayChoose, mayExport, reload }: Props) {
  const w = useWords(nominations)
  const c = useCommon()
  // What is changed here and not saved yet, and the list that it was changed from.
  const [draft, setDraft] = useState<{ chosen: string[]; base: string } | null>(null)
  const [asked, setAsked] = useState<Nominee | null>(null)
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

  const field = useNomineeField(selection, nominees)
  const { byId, instance, speak } = field
  const everybody = useMemo(() => field.ordered.map((one) => one.attributes), [field])
  const ids = (draft?.chosen ?? selection.chosen).filter((id) => byId.has(id))
  const on = new Set(ids)
  const chosen = ids.map((id) => byId.get(id) as Nominee)
  const standings = standingsOf(instance, ids)
  const rest = field.ordered.filter(({ id }) => !on.has(id))
  const reserves = reservesAmong(rest, field, selection)
  const decided = new Map([
    ...(instance.in ?? []).map(({ candidate, reason, by = '' }) => [candidate, w.forcedIn(reason, by)] as const),
    ...(instance.out ?? []).map(({ candidate, reason, by }) => [candidate, by ? w.forcedOut(reason, by) : w.notEligible] as const),
  ])
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
    focus.current = next ? `[data-nominee="${next.id}"] input` : 'h2[tabindex]'
  }
  const choose = (id: string, before?: string) => {
    const others = ids.filter((one) => one !== id)
    if (!on.has(id) && full) return
    const at = before === undefined ? others.length : others.indexOf(before)
    put(others.toSpliced(at < 0 ? others.length : at, 0, id))
  }
  /** One place up or down among the names of the same category. */
  const move = (id: string, past: string, by: -1 | 1) => {
    focus.current = `[data-nominee="${id}"] [data-move="${by}"]:not(:disabled), [data-nominee="${id}"] [data-move="${-by}"]`
    const others = ids.filter((one) => one !== id)
    put(others.toSpliced(others.indexOf(past) + (by === 1 ? 1 : 0), 0, id))
  }
  const drop = (event: DragEvent, place: (id: string) => void) => {
    event.preventDefault()
    event.stopPropagation()
    const id = event.dataTransfer?.getData('text/plain') ?? ''
    if (open && byId.has(id)) place(id)
  }
  const rowOf = (one: Nominee) => ({
    one,
    year: campaign.year,
    open,
    place: placeText(field, one.id, w),
    decided: decided.get(one.id),
    ...(mayExport ? { onWhy: () => setAsked(one) } : {}),
  })
  const conflict = save.problem?.kind === 'changed-meanwhile'
  const { categories } = selection.ranking
  const groups = groupsOf(chosen, field, selection, w.noCategory)
  const broken = standings.filter((one) => needsReason(one) && !one.rule.startsWith('quota:'))
  return (
    <div class="list-part" ref={root}>
      <div class="list-columns">
        {programme.confirmed && <Confirmed programme={programme} nominees={nominees} reasons={selection.reasons} />}
        {!programme.confirmed && !mayChoose && <Banner kind="info">{w.onlyCommittee}</Banner>}
        {!programme.confirmed && mayExport && (
          <DraftPart
            field={field}
            param={param}
            exceptions={selection.exceptions}
            ids={ids}
            broken={standings.some(({ state }) => state !== 'met')}
            open={open}
            put={put}
            reload={reload}
          />
        )}
        {/* biome-ignore lint/a11y/noStaticElementInteractions: dragging is an extra; the ticks and arrows do the same by keyboard. */}
        <section class="section" onDragOver={(event) => open && event.preventDefault()} onDrop={(event) => drop(event, choose)}>
          <h2 tabIndex={-1}>
            {w.chosen} <span class="num soft">{w.chosenOf(ids.length, programme.seats)}</span>
          </h2>
          {open && <p class="section-lead">{w.listLead}</p>}
          <p class="soft small">
            {w.rankedBy(
              categories
                .map((one) => `${categories.length > 1 ? `${textOf(one.name)}${c.colon}` : ''}${w.hows[one.how]}`)
                .join(w.semicolon),
            )}
            {categories.length > 1 && ` ${w.notMixed}`}
          </p>
          {chosen.length === 0 && <Empty title={w.noneChosen}>{w.noneChosenNext}</Empty>}
          {groups.map((group) => (
            <div key={group.id}>
              {categories.length > 1 && (
                <h3>
                  {group.name}{' '}
                  <span class="num soft">{group.seats === null ? group.list.length : `${group.list.length} / ${group.seats}`}</span>
                </h3>
              )}
              <ol class="names">
                {group.list.map((one, i) => {
                  const [above, below] = [group.list[i - 1], group.list[i + 1]]
                  return (
                    <Row
                      key={one.id}
                      {...rowOf(one)}
                      number={i + 1}
                      checked
                      onTick={() => {
                        after(chosen, one.id)
                        put(ids.filter((id) => id !== one.id))
                      }}
                      onDrop={(event) => drop(event, (id) => id !== one.id && choose(id, one.id))}
                      {...(above ? { onUp: () => move(one.id, above.id, -1) } : {})}
                      {...(below ? { onDown: () => move(one.id, below.id, 1) } : {})}
                    />
                  )
                })}
              </ol>
            </div>
          ))}
        </section>
        {!programme.confirmed && (
          <Waiting
            rest={rest}
            quotas={programme.quotas}
            rowOf={(one) => ({ ...rowOf(one), reserve: reserves.get(one.id) })}
            full={full}
            open={open}
            empty={byId.size === 0 ? w.noNominees : rest.length === 0 ? w.allChosen : c.nothingFound}
            onChoose={(seen, id) => {
              after(seen, id)
              choose(id)
            }}
            onDrop={(event) => drop(event, (id) => put(ids.filter((one) => one !== id)))}
          />
        )}
      </div>
      <aside class="rules" aria-label={w.rules}>
        <Rules
          passed={new Map(selection.exceptions.map((one) => [aboutOf(one.rule), one.persons]))}
          broken={broken.map(speak.standing)}
          quotas={programme.quotas}
          seats={programme.seats}
          year={campaign.year}
          chosen={chosen.map((one) => one.attributes)}
          all={everybody}
        />
        <Passed exceptions={selection.exceptions} param={param} open={open} reload={reload} />
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
            <ConfirmButton
              campaign={campaign}
              programme={programme}
              chosen={chosen}
              standings={standings}
              speak={speak}
              base={selection.base}
              onDone={reload}
            />
          )}
          {mayExport && !draft && (
            <Button href={`/api/campaigns/${campaign.id}/programmes/${programme.id}/list.xlsx`} download>
              {w.download}
            </Button>
          )}
        </div>
      </aside>
      {asked && (
        <WhyDialog
          one={asked}
          field={field}
          param={param}
          exceptions={selection.exceptions}
          open={open}
          onClose={() => setAsked(null)}
          reload={reload}
        />
      )}
    </div>
  )
}
