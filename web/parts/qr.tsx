/** A QR code as SVG: sharp on paper and on screen. */
import { useMemo } from 'preact/hooks'
import { encode } from 'uqr'

export interface QrProps {
  text: string
  /** What it opens, for those who cannot see it. */
  label: string
  /** Side in CSS pixels. */
  size?: number
}

export function Qr({ text, label, size = 200 }: QrProps) {
  const { d, side } = useMemo(() => {
    const code = encode(text, { ecc: 'M', border: 2 })
    const dark = code.data.flatMap((row, y) => row.map((on, x) => (on ? `M${x} ${y}h1v1h-1z` : '')))
    return { d: dark.join(''), side: code.size }
  }, [text])
  return (
    <svg class="qr" role="img" aria-label={label} viewBox={`0 0 ${side} ${side}`} width={size} height={size} shape-rendering="crispEdges">
      <rect width={side} height={side} fill="#fff" />
      <path d={d} fill="#000" />
    </svg>
  )
}
