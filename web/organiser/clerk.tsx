/** The clerk's desk: entries by code with states and incidents, times typed row by row, theory scores by spreadsheet. */
import { useState } from 'preact/hooks'
import { useRoute } from 'preact-iso'
import type { ClerkDesk, ClerkEntry } from '../../server/marks/clerk.ts'
import { chief as chiefWords } from '../../server/words/chief.ts'
import { common } from '../../server/words/common.ts'
import { markDesk } from '../../server/words/mark-desk.ts'
import { marks } from '../../server/words/marks.ts'
import { api, ask } from '../api.ts'
import { DeviceBar } from '../judge/device-bar.tsx'
import { lang, named, useWords } from '../lang.ts'
import { Banner } from '../parts/banner.tsx'
import { Button } from '../parts/button.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { Empty } from '../parts/empty.tsx'
import { AreaField, optionsOf, SelectField } from '../parts/fields.tsx'
import { Form } from '../parts/form.tsx'
import { Live } from '../parts/live.tsx'
import { EntryMark } from '../parts/marks.tsx'
import { Page as Frame, Section } from '../parts/page.tsx'
import { Table } from '../parts/table.tsx'
import { Upload } from '../parts/upload.tsx'
import { homeOf, session } from '../session.ts'
import { useLive, useLoad } from '../use.ts'
import { Appeals } from './appeals.tsx'
import { IncidentDialog, IncidentList } from './clerk-incidents.tsx'
import { Deliberations, Papers } from './clerk-papers.tsx'
import { Results } from './clerk-results.tsx'
import { ProgressTab } from './progress-tab.tsx'

export function Page() {
  const w = useWords(markDesk).clerk
  const chief = useWords(chiefWords)
  const c = useWords(common)
  const { event } = useRoute().params as { event: string }
  const { data, problem, loading, reload } = useLoad(() => ask(api.events[':event'].clerk.$get({ param: { event } })), [event])
  const live = useLive(`/api/events/${event}/clerk/live`, reload)
  const seen = session.value
  const desk = data as ClerkDesk | undefined
  const isChief = seen?.seats.some((seat) => seat.eventId === event && seat.duty === 'chief')
  const title = desk?.leads ? chief.title : w.title
  return (
    <Frame
      title={data ? `${title} · ${named(data.event)}` : title}
      lead={data && (data.event.blind ? w.lead : w.leadOpen)}
      back={{ href: seen ? homeOf(seen.role) : '/', text: c.back }}
      actions={
        <>
          {desk?.sealed && <Button href={`/recheck/${event}`}>{w.recheck}</Button>}
          <Live state={live} />
        </>
      }
      problem={problem}
      retry={reload}
      loading={loading}
    >
      <DeviceBar />
      {desk?.open && desk.leads && <ProgressTab event={desk.event} />}
      {desk && desk.entries.length === 0 && <Empty title={w.none}>{w.noneNext}</Empty>}
      {desk && desk.entries.length > 0 && (
        <>
          {!desk.open && <Banner kind="info">{w.notOpen}</Banner>}
          <Entries desk={desk} reload={reload} />
          {desk.open &&
            desk.sittings.map((sitting) =>
              sitting.source === 'import' ? (
                <Import key={sitting.id} desk={desk} sitting={sitting} reload={reload} />
              ) : (
                <Results key={sitting.id} desk={desk} sitting={sitting} reload={reload} />
              ),
            )}
          {desk.open && !desk.sealed && <Papers event={event} />}
        </>
      )}
      {desk?.open && isChief && <Deliberations event={event} />}
      {desk?.open && !desk.leads && <Appeals event={event} />}
    </Frame>
  )
}

function Entries({ desk, reload }: { desk: ClerkDesk; reload: () => Promise<void> }) {
  const w = useWords(markDesk).clerk
  const c = useWords(common)
  const [stateOf, setStateOf] = useState<ClerkEntry | null>(null)
  const [incidentOf, setIncidentOf] = useState<ClerkEntry | null>(null)
  return (
    <Section title={w.entries}>
      <Table
        caption={w.entries}
        rows={desk.entries}
        rowKey={(entry) => entry.ref}
        phone="cards"
        columns={[
          { key: 'lot', head: w.lot, align: 'end', width: '6rem', cell: (entry) => entry.lot },
          { key: 'who', head: desk.event.blind ? c.terms.code : c.terms.entry, lead: true, cell: (entry) => entry.who },
          {
            key: 'state',
            head: w.state,
            cell: (entry) => (
              <span>
                <EntryMark state={entry.state as 'normal'} /> <span class="soft small">{entry.stateReason}</span>
              </span>
            ),
          },
          { key: 'incidents', head: w.incidents, cell: (entry) => <IncidentList desk={desk} entry={entry} reload={reload} /> },
          {
            key: 'act',
            head: '',
            align: 'end',
            cell: (entry) => (
              <span class="row">
                <Button kind="plain" label={`${w.changeState}: ${entry.who}`} onClick={() => setStateOf(entry)}>
                  {w.changeState}
                </Button>
                <Button kind="plain" label={`${w.incident}: ${entry.who}`} onClick={() => setIncidentOf(entry)}>
                  {w.incident}
                </Button>
              </span>
            ),
          },
        ]}
      />
      <Dialog open={stateOf !== null} title={w.stateQuestion(stateOf?.who ?? '')} onClose={() => setStateOf(null)}>
        {stateOf && (
          <Form
            start={{ state: stateOf.state as keyof typeof common.entryStates, reason: '' }}
            submit={w.changeState}
            send={(json) =>
              ask(api.events[':event'].entries[':entry'].state.$put({ param: { event: desk.event.id, entry: stateOf.ref }, json }))
            }
            onDone={() => {
              setStateOf(null)
              reload()
            }}
          >
            <SelectField name="state" label={w.state} options={optionsOf(c.entryStates)} />
            <AreaField name="reason" label={c.reason} rows={2} most={200} />
          </Form>
        )}
      </Dialog>
      {incidentOf && (
        <IncidentDialog
          desk={desk}
          entry={incidentOf}
          onClose={(done) => {
            setIncidentOf(null)
            if (done) reload()
          }}
        />
      )}
    </Section>
  )
}

function Import({ desk, sitting, reload }: { desk: ClerkDesk; sitting: ClerkDesk['sittings'][number]; reload: () => Promise<void> }) {
  const w = useWords(markDesk).clerk
  const scores = useWords(markDesk).scores
  const c = useWords(common)
  const base = `/api/events/${desk.event.id}/sittings/${sitting.id}`
  const sheets = desk.entries.flatMap((entry) => entry.sheets.filter((sheet) => sheet.sitting === sitting.id))
  const done = sheets.filter((sheet) => sheet.state !== 'draft').length
  const cells = sitting.cells.map(({ cell, aspect }) => [cell, aspect.name[lang.value]])
  return (
    <Section title={w.import(sitting.name[lang.value])} lead={w.importLead}>
      <p class="num">{useWords(marks).home.progress(done, sheets.length)}</p>
      {!desk.sealed && (
        <Upload
          template={`${base}/template?lang=${lang.value}`}
          check={`${base}/import?lang=${lang.value}`}
          apply={`${base}/import?lang=${lang.value}&apply=1`}
          columns={{ who: desk.event.blind ? scores.code : scores.entry, unit: scores.unit, ...Object.fromEntries(cells), action: c.state }}
          onDone={() => reload()}
        />
      )}
    </Section>
  )
}
