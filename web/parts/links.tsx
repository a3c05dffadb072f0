/** Addresses in a row, the way back from a thing to what it rests on. */
export function Links({ links }: { links: readonly (readonly [text: string, href: string])[] }) {
  return (
    <span>
      {links.map(([text, href], i) => (
        <span key={href}>
          {i > 0 && ' → '}
          <a href={href}>{text}</a>
        </span>
      ))}
    </span>
  )
}
