/** First places of officially released events: who may apply, who may not and why, and what was made of it. */
import { useState } from 'preact/hooks'
import type { Entitlement } from '../../server/nominations/entitlement.ts'
import { nominations } from '../../server/words/nominations.ts'
import { named, useCommon, useWords } from '../lang.ts'
import { Button } from '../parts/button.tsx'
import { Empty } from '../parts/empty.tsx'
import { Badge, StateMark } from '../parts/marks.tsx'
import { Section } from '../parts/page.tsx'
import { Table } from '../parts/table.tsx'
import { session } from '../session.ts'
import { NominateDialog } from './nominate-dialog.tsx'
import type { CampaignPart } from './said.ts'

export type SeenEntitlement = Omit<Entitlement, 'path'>

type Props = Pick<CampaignPart, 'campaign' | 'programme' | 'reload'> & {
  entitlements: SeenEntitlement[]
  mayNominate: boolean
  title?: string
}

export function Entitlements({ campaign, programme, entitlements, mayNominate, reload, title }: Props) {
  const w = useWords(nominations)
  const c = useCommon()
  const [on, setOn] = useState<SeenEntitlement | null>(null)
  const open = mayNominate && !programme.confirmed
  return (
    <Section {...(title ? { title } : {})} lead={w.entitlementsLead}>
      <Table
        caption={title ?? w.parts.entitlements}
        rows={entitlements}
        rowKey={(one) => one.entryId}
        phone="cards"
        empty={<Empty title={w.noEntitlements}>{w.noEntitlementsNext(`${campaign.year - 1}–${campaign.year}`)}</Empty>}
        columns={[
          {
            key: 'who',
            head: w.winner,
            lead: true,
            cell: (one) => (
              <>
                {one.label} {one.unit !== one.label && <span class="soft small">{one.unit}</span>}
              </>
            ),
          },
          {
            key: 'event',
            head: w.event,
            cell: (one) => (
              <a href={`/results/${one.event.id}/${one.number}`}>
                {named(one.competition)} · {named(one.event)}
                {one.zone && ` · ${one.zone}`} · {w.releaseNo(one.number)}
              </a>
            ),
          },
          // How the judges marked is for the committee alone.
          session.value?.role === 'committee' && {
            key: 'analytics',
            head: '',
            print: false,
            cell: (one) => <a href={`/analytics/${one.event.id}`}>{w.analytics}</a>,
          },
          {
            key: 'rank',
            head: c.rank,
            cell: (one) => (one.shared ? <Badge tone="red">{w.shared}</Badge> : w.firstPlace),
          },
          { key: 'state', head: w.parts.entitlements, cell: (one) => <RightMark one={one} /> },
          open && {
            key: 'act',
            head: '',
            print: false,
            cell: (one) =>
              usable(one, programme.rules.subject) && (
                <Button label={w.nominateThis(one.label)} onClick={() => setOn(one)}>
                  {w.nominate}
                </Button>
              ),
          },
        ]}
      />
      <NominateDialog campaign={campaign} programme={programme} open={on !== null} right={on} onClose={() => setOn(null)} onDone={reload} />
    </Section>
  )
}

const usable = (one: SeenEntitlement, subject: 'person' | 'unit' | 'team') => {
  const fits = { person: ['person', 'proposal'], unit: ['unit'], team: ['unit', 'squad'] }[subject]
  return fits.includes(one.subjectKind) && one.employee !== false && one.used === null
}

function RightMark({ one }: { one: SeenEntitlement }) {
  const w = useWords(nominations)
  if (one.used) return <StateMark shape="done">{w.used}</StateMark>
  if (one.personId === null) return <span class="soft">{w.notPerson[one.subjectKind]}</span>
  if (!one.employee) return <StateMark shape="stopped">{w.notEmployee}</StateMark>
  return <StateMark shape="todo">{w.usable}</StateMark>
}
