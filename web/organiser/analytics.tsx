/** Judge analytics for chief judge and committee: each panel's agreement, each judge's habits, and the close ranks. */
import { useRoute } from 'preact-iso'
import type { SittingAnalytics } from '../../server/results/analysis.ts'
import type { Analytics } from '../../server/results/analytics.ts'
import { analytics, whyNot } from '../../server/words/analytics.ts'
import { api, ask } from '../api.ts'
import { lang, named, percent, useCommon, useWords } from '../lang.ts'
import { Empty } from '../parts/empty.tsx'
import { Page as Frame, Section } from '../parts/page.tsx'
import { Table } from '../parts/table.tsx'
import { homeOf, session } from '../session.ts'
import { useLoad } from '../use.ts'
import { Favour, Judges, Panel } from './analytics-panel.tsx'
import './analytics.css'

export function Page() {
  const w = useWords(analytics)
  const c = useCommon()
  const { event } = useRoute().params as { event: string }
  const { data, problem, loading, reload } = useLoad(() => ask(api.events[':event'].analytics.$get({ param: { event } })), [event])
  const early = problem?.kind === 'wrong-state'
  return (
    <Frame
      title={data ? `${w.title} · ${named(data.event)}` : w.title}
      lead={
        <>
          {w.lead} {data && (data.release === null ? w.ofSealed : w.ofRelease(data.release))}
        </>
      }
      back={{ href: session.value ? homeOf(session.value.role) : '/', text: c.back }}
      problem={early ? null : problem}
      retry={reload}
      loading={loading}
    >
      {early && <Empty title={w.notYet}>{w.notYetNext}</Empty>}
      {data?.sittings.length === 0 && <Empty title={w.noPanel}>{w.noPanelNext}</Empty>}
      {data?.sittings.map((one) => (
        <Sitting key={one.node} of={one as SittingAnalytics} />
      ))}
      {data && data.sittings.length > 0 && <Close close={data.close} />}
    </Frame>
  )
}

function Sitting({ of }: { of: SittingAnalytics }) {
  const w = useWords(analytics)
  return (
    <Section title={of.name[lang.value]} lead={w.counted(of.entries, of.judges.length, of.marks)}>
      <Panel of={of} />
      <Judges of={of} />
      <Favour of={of} />
    </Section>
  )
}

const MOST_PAIRS = 20

function Close({ close }: { close: Analytics['close'] }) {
  const w = useWords(analytics)
  const why = useWords(whyNot)
  if (close.why !== null) return <Section title={w.close}>{why[close.why as keyof typeof whyNot]}</Section>
  return (
    <Section title={w.close} lead={w.closeLead(close.resamples, close.exact)}>
      {close.pairs.length === 0 ? (
        <p>{w.noneClose}</p>
      ) : (
        <ul class="close-pairs">
          {close.pairs.slice(0, MOST_PAIRS).map((one) => (
            <li key={`${one.rankAbove} ${one.above} ${one.below}`}>
              {w.pair(one.rankAbove, one.above, one.rankBelow, one.below)}
              <span class="soft small">{w.swappedIn(percent(one.swapped))}</span>
            </li>
          ))}
        </ul>
      )}
      {close.pairs.length > MOST_PAIRS && <p class="soft">{w.more(close.pairs.length - MOST_PAIRS)}</p>}
      <Table
        caption={w.topOf(close.entries.length, close.ranked)}
        captionShown
        rows={close.entries}
        rowKey={(one) => `${one.rank} ${one.label}`}
        columns={[
          { key: 'rank', head: w.rank, align: 'end', width: '4rem', cell: (one) => one.rank },
          { key: 'who', head: w.entry, lead: true, cell: (one) => one.label },
          { key: 'range', head: w.range, align: 'end', cell: (one) => (one.low === one.high ? one.low : `${one.low}–${one.high}`) },
          {
            key: 'bar',
            head: '',
            phone: false,
            width: '40%',
            cell: (one) => <Range low={one.low} rank={one.rank} high={one.high} of={Math.max(...close.entries.map((e) => e.high))} />,
          },
          { key: 'first', head: w.first, align: 'end', cell: (one) => (one.first > 0 ? percent(one.first) : '—') },
        ]}
      />
    </Section>
  )
}

/** The range as a line from the first rank to the last, with the rank that it has as a stroke. */
function Range({ low, rank, high, of }: { low: number; rank: number; high: number; of: number }) {
  const x = (place: number) => (of <= 1 ? 50 : 2 + ((place - 1) / (of - 1)) * 96)
  return (
    <svg class="range" viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden="true">
      <line x1={x(1)} x2={x(of)} y1="6" y2="6" class="axis" />
      <line x1={x(low)} x2={x(high)} y1="6" y2="6" class="reach" />
      <line x1={x(rank)} x2={x(rank)} y1="1" y2="11" class="here" />
    </svg>
  )
}
