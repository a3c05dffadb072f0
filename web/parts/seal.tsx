/** The mark: a vermilion seal with 红榜 in Song, one character above the other. */

/** @param size side in CSS pixels. The name stands beside it, so that it says nothing itself. */
export function Seal({ size = 36 }: { size?: number }) {
  return (
    <svg class="seal" viewBox="0 0 36 36" width={size} height={size} aria-hidden="true">
      <rect width="36" height="36" rx="1.5" />
      <rect class="seal-line" x="2.5" y="2.5" width="31" height="31" rx="0.5" />
      <text x="18" y="16.6">
        红
      </text>
      <text x="18" y="30.6">
        榜
      </text>
    </svg>
  )
}
