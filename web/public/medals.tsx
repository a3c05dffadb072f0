/** A competition's medal table by unit and the paragraph for the press, from what is released; to be read, printed and downloaded. */
import { useRoute } from 'preact-iso'
import { papers } from '../../server/words/papers.ts'
import { results } from '../../server/words/results.ts'
import { say } from '../../server/words/words.ts'
import { api, ask } from '../api.ts'
import { lang, named, useCommon, useWords } from '../lang.ts'
import { Button } from '../parts/button.tsx'
import { Empty } from '../parts/empty.tsx'
import { Page as Frame, Section } from '../parts/page.tsx'
import { Table } from '../parts/table.tsx'
import { useLoad } from '../use.ts'

export function Page() {
  const w = useWords(papers)
  const r = useWords(results)
  const c = useCommon()
  const { competition } = useRoute().params as { competition: string }
  const { data, problem, loading, reload } = useLoad(
    () => ask(api.public.competitions[':competition'].medals.$get({ param: { competition } })),
    [competition],
  )
  if (problem?.kind === 'not-found')
    return (
      <Frame title={w.medals} back={{ href: '/', text: r.homeTitle }}>
        <Empty title={w.noMedals}>{w.noMedalsNext}</Empty>
      </Frame>
    )
  if (!data) return <Frame title={w.medals} problem={problem} retry={reload} loading={loading} />
  const { prizes, rows, events, figures } = data
  const paragraph = (language: 'zh' | 'en') =>
    say(papers, language).pressText(
      language === 'en' && data.competition.nameEn ? data.competition.nameEn : data.competition.name,
      data.competition.organiser,
      { ...figures, prizes: prizes.map((prize, i) => [prize[language], figures.prizes[i] ?? 0] as const) },
    )
  return (
    <Frame
      title={w.medals}
      lead={named(data.competition)}
      back={{ href: '/', text: r.homeTitle }}
      actions={
        <>
          <Button kind="quiet" href={`/api/public/competitions/${competition}/medals/workbook?lang=${lang.value}`} download>
            {w.downloadMedals}
          </Button>
          <Button kind="quiet" onClick={() => print()}>
            {c.print}
          </Button>
        </>
      }
    >
      <Table
        caption={w.medals}
        rows={rows}
        rowKey={(row) => row.unit}
        empty={c.nothingYet}
        columns={[
          { key: 'rank', head: r.rank, align: 'end', width: '3rem', cell: (row) => <b class="rank">{row.rank}</b> },
          { key: 'unit', head: r.unit, lead: true, cell: (row) => row.unit },
          ...prizes.map((prize, i) => ({
            key: String(i),
            head: prize[lang.value],
            align: 'end' as const,
            cell: (row: (typeof rows)[number]) => row.counts[i] ?? 0,
          })),
          { key: 'total', head: w.prizesInAll, align: 'end', phone: false, cell: (row) => <b>{row.total}</b> },
        ]}
      />
      <p class="note">{w.medalRule}</p>
      <p class="note">
        {w.medalEvents(events.map((event) => [named(event), event.groupName, r[event.kind]].filter(Boolean).join(' ')).join(c.comma))}
      </p>
      <Section title={w.press}>
        <p lang="zh-CN">{paragraph('zh')}</p>
        <p lang="en-GB">{paragraph('en')}</p>
      </Section>
    </Frame>
  )
}
