/** One panel's analytics: agreement in words, a line and a strip for each judge, own-side favour with its guards. */
import type { SittingAnalytics, Strip } from '../../server/results/analysis.ts'
import type { Figure } from '../../server/scoring/agreement/figure.ts'
import { analytics, whyNot } from '../../server/words/analytics.ts'
import { useWords } from '../lang.ts'
import { Table } from '../parts/table.tsx'

const two = (value: number) => (Math.round(value * 100) / 100).toFixed(2)

/** The value, or why there is none. */
function Value({ of }: { of: Figure }) {
  const why = useWords(whyNot)
  return of.value === null ? <span class="soft small">{of.why ? why[of.why] : '—'}</span> : two(of.value)
}

const interval = ({ value, low, high }: Figure) =>
  value !== null && low !== undefined && high !== undefined ? `${two(low)}–${two(high)}` : '—'

/** Bands of Koo & Li 2016 for ICC, of Krippendorff for α, and the usual thirds for W. */
const iccBand = (value: number) => (value < 0.5 ? 'poor' : value < 0.75 ? 'moderate' : value < 0.9 ? 'good' : 'excellent')
const alphaBand = (value: number) => (value < 0.667 ? 'poor' : value < 0.8 ? 'tentative' : 'good')
const wBand = (value: number) => (value < 0.4 ? 'weak' : value < 0.7 ? 'moderate' : 'strong')

export function Panel({ of }: { of: SittingAnalytics }) {
  const w = useWords(analytics)
  const said = (figure: Figure, text: (value: number) => string) => (figure.value === null ? '' : text(figure.value))
  const rows = [
    { name: w.iccMean, figure: of.icc['2,k'], says: said(of.icc['2,k'], (value) => w.icc[iccBand(value)]) },
    { name: w.iccOne, figure: of.icc['2,1'], says: said(of.icc['2,1'], (value) => w.icc[iccBand(value)]) },
    { name: w.alpha, figure: of.alpha.interval, says: said(of.alpha.interval, (value) => w.alphas[alphaBand(value)]) },
    { name: w.w, figure: of.kendall, says: said(of.kendall, (value) => w.ws[wBand(value)]) },
  ]
  const rest: [string, Figure][] = [
    ...(['1,1', '1,k', '3,1', '3,k'] as const).map((form): [string, Figure] => [`ICC(${form})`, of.icc[form]]),
    ...(['nominal', 'ordinal', 'ratio'] as const).map((level): [string, Figure] => [w.alphaLevels[level], of.alpha[level]]),
  ]
  return (
    <>
      <Table
        caption={w.together}
        captionShown
        phone="cards"
        rows={rows}
        rowKey={(one) => one.name}
        columns={[
          { key: 'name', head: w.measure, lead: true, cell: (one) => one.name },
          { key: 'value', head: w.value, align: 'end', cell: (one) => <Value of={one.figure} /> },
          { key: 'interval', head: w.interval, align: 'end', cell: (one) => <span class="num">{interval(one.figure)}</span> },
          { key: 'says', head: w.meaning, cell: (one) => one.says },
        ]}
      />
      <details class="all-figures">
        <summary>{w.all}</summary>
        <dl class="facts">
          {rest.map(([name, figure]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd class="num">
                <Value of={figure} /> {interval(figure) !== '—' && <span class="soft">({interval(figure)})</span>}
              </dd>
            </div>
          ))}
        </dl>
      </details>
    </>
  )
}

/** Under a hundredth of the full points nobody is severe. */
const EVEN = 0.01

export function Judges({ of }: { of: SittingAnalytics }) {
  const w = useWords(analytics)
  const strip = (source: string) => of.strips.find((one) => one.source === source)
  const severity = (points: number) => {
    if (Math.abs(points) < EVEN * Number(of.full)) return w.even
    return points > 0 ? w.generous(`+${two(points)}`) : w.severe(`−${two(-points)}`)
  }
  return (
    <>
      <Table
        caption={w.judges}
        captionShown
        phone="cards"
        rows={of.judges}
        rowKey={(one) => one.source}
        columns={[
          { key: 'judge', head: w.judge, lead: true, cell: (one) => one.source },
          { key: 'marks', head: w.marks, align: 'end', cell: (one) => one.marks },
          { key: 'mean', head: w.mean, align: 'end', cell: (one) => two(one.mean) },
          { key: 'severity', head: w.severity, align: 'end', sort: (one) => one.severity, cell: (one) => severity(one.severity) },
          { key: 'spread', head: w.spread, align: 'end', cell: (one) => <Value of={one.spread} /> },
          { key: 'agreement', head: w.agreement, align: 'end', cell: (one) => <Value of={one.agreement} /> },
        ]}
      />
      <p class="soft small">{w.judgesLead}</p>
      <h3>{w.strip}</h3>
      <p class="soft small">{w.stripLead(of.reach)}</p>
      <ul class="strips">
        {of.judges.map(({ source }) => {
          const own = strip(source)
          return own && <StripLine key={source} strip={own} />
        })}
      </ul>
    </>
  )
}

/** Strokes as high as there are marks; those on the own side's entries in red from the foot. */
function StripLine({ strip }: { strip: Strip }) {
  const w = useWords(analytics)
  const most = Math.max(1, ...strip.steps.map((one) => one.marks))
  const side = (where: (at: number) => boolean) => strip.steps.filter((one) => where(one.at)).reduce((sum, one) => sum + one.marks, 0)
  const label = w.stripOf(
    strip.source,
    side((at) => at < 50),
    side((at) => at > 50),
  )
  return (
    <li>
      <span>{strip.source}</span>
      <svg viewBox="0 0 100 24" preserveAspectRatio="none" role="img" aria-label={label}>
        <line x1="0" x2="100" y1="23.5" y2="23.5" class="axis" />
        <line x1="50" x2="50" y1="0" y2="24" class="axis" />
        {strip.steps.map(({ at, marks, own }) => (
          <g key={at}>
            <line x1={at} x2={at} y1="23" y2={23 - (marks / most) * 21} class="marks" />
            {own > 0 && <line x1={at} x2={at} y1="23" y2={23 - (own / most) * 21} class="own" />}
          </g>
        ))}
      </svg>
    </li>
  )
}

export function Favour({ of }: { of: SittingAnalytics }) {
  const w = useWords(analytics)
  const lines = of.favour ?? []
  const judged = lines.filter((one) => one.source !== null)
  const says = ({ value, low = 0, high = 0 }: Figure) =>
    value === null ? w.tooFew : low > 0 ? w.favoured : high < 0 ? w.disfavoured : w.notSeen
  return (
    <>
      <h3>{w.favour}</h3>
      <p class="soft small">{judged.length > 0 ? w.favourLead : w.noFavour}</p>
      {judged.length > 0 && (
        <Table
          caption={w.favour}
          phone="cards"
          rows={lines}
          rowKey={(one) => one.source ?? ''}
          columns={[
            { key: 'judge', head: w.judge, lead: true, cell: (one) => one.source ?? w.allJudges },
            { key: 'own', head: w.own, align: 'end', cell: (one) => one.own },
            { key: 'others', head: w.others, align: 'end', cell: (one) => one.others },
            {
              key: 'points',
              head: w.points,
              align: 'end',
              cell: ({ favour }) => (favour.value === null ? '—' : `${two(favour.value)} (${interval(favour)})`),
            },
            { key: 'says', head: w.meaning, cell: (one) => says(one.favour) },
          ]}
        />
      )}
    </>
  )
}
