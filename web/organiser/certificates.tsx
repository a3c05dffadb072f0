/** Certificates of an event: issuing, the register, what the font cannot draw, and the PDF of all. */

import { useState } from 'preact/hooks'
import type { Register } from '../../server/papers/certificate.ts'
import type { Certificate } from '../../server/papers/queries.ts'
import { papers } from '../../server/words/papers.ts'
import { results } from '../../server/words/results.ts'
import { honourLine } from '../../server/words/scoring.ts'
import { api, ask } from '../api.ts'
import { day, dayOf, lang, useWords } from '../lang.ts'
import { Banner, ProblemBanner } from '../parts/banner.tsx'
import { Button } from '../parts/button.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { Empty } from '../parts/empty.tsx'
import { TextField } from '../parts/fields.tsx'
import { Form } from '../parts/form.tsx'
import { Jobs } from '../parts/job.tsx'
import { Badge } from '../parts/marks.tsx'
import { Loading, Section } from '../parts/page.tsx'
import { Table } from '../parts/table.tsx'
import { useLoad } from '../use.ts'

export function Certificates({ event }: { event: string }) {
  const w = useWords(papers)
  const param = { event }
  const { data, problem, reload } = useLoad(() => ask(api.events[':event'].certificates.$get({ param })) as Promise<Register>, [event])
  const [open, setOpen] = useState(false)
  if (!data) return problem ? <ProblemBanner problem={problem} retry={reload} /> : <Loading />
  const { certificates, due, rule, undrawable } = data
  const print = (language: 'zh' | 'en') => () => ask(api.events[':event'].certificates.prints.$post({ param, json: { lang: language } }))
  const owed = due && due.issue + due.revoke > 0
  const title = due?.revoke ? w.revise(due.issue, due.revoke) : w.issue(due?.issue ?? 0)
  return (
    <Section
      title={w.certificates}
      lead={w.certificatesLead}
      actions={
        owed && (
          <Button kind="primary" onClick={() => setOpen(true)}>
            {title}
          </Button>
        )
      }
    >
      {certificates.length === 0 ? (
        !owed && <Empty title={w.noCertificates}>{w.noCertificatesNext}</Empty>
      ) : (
        <>
          {due && !owed && <Banner kind="done">{w.upToDate}</Banner>}
          {undrawable.length > 0 && (
            <Banner kind="warning">
              <p>{w.undrawable}</p>
              <ul>
                {undrawable.map((one) => (
                  <li key={one.number}>
                    {one.number} {one.text}: <b class="song">{one.characters.join(' ')}</b>
                  </li>
                ))}
              </ul>
            </Banner>
          )}
          <Jobs
            event={event}
            kind="certificates"
            actions={[
              { text: w.printAll, start: print('zh') },
              { text: w.printAllEn, start: print('en') },
            ]}
          />
          <RegisterTable certificates={certificates} />
          <Button kind="quiet" href={`/api/events/${event}/certificates/workbook?lang=${lang.value}`} download>
            {w.downloadRegister}
          </Button>
        </>
      )}
      <Dialog open={open} title={w.issueQuestion} onClose={() => setOpen(false)}>
        <Form
          start={{ rule }}
          submit={title}
          send={(json) => ask(api.events[':event'].certificates.$post({ param, json }))}
          onDone={() => {
            setOpen(false)
            reload()
          }}
        >
          <p>{w.issueConsequence}</p>
          <TextField name="rule" label={w.rule} hint={w.ruleHint} />
        </Form>
      </Dialog>
    </Section>
  )
}

function RegisterTable({ certificates }: { certificates: readonly Certificate[] }) {
  const w = useWords(papers)
  const r = useWords(results)
  return (
    <Table
      caption={w.register}
      rows={certificates}
      rowKey={(one) => one.id}
      phone="cards"
      tone={(one) => (one.revokedAt === null ? undefined : 'quiet')}
      columns={[
        {
          key: 'number',
          head: w.number,
          lead: true,
          width: '11rem',
          cell: (one) => <a href={`/verify/${encodeURIComponent(one.number)}`}>{one.number}</a>,
        },
        { key: 'label', head: r.person, width: '6rem', cell: (one) => one.honour.label },
        { key: 'unit', head: r.unit, cell: (one) => one.honour.unit },
        { key: 'honour', head: w.honour, width: '6rem', cell: (one) => honourLine(one.honour, lang.value) },
        { key: 'day', head: w.issuedOn, width: '9rem', cell: (one) => day(dayOf(one.at)) },
        {
          key: 'state',
          head: w.state,
          cell: (one) =>
            one.revokedAt === null ? (
              <Badge tone="gold">{w.valid}</Badge>
            ) : (
              <Badge tone="quiet">{`${w.revoked} ${one.reason ?? ''}`}</Badge>
            ),
        },
      ]}
    />
  )
}
