/** What this device and its browser are called, as far as the browser tells: for people, never for a decision. */

/** "iPad", "Android SM-T510", "Windows". */
export function deviceName(agent = navigator.userAgent): string {
  // An iPad calls itself a Mac; no Mac has a touch screen.
  if (/Macintosh/.test(agent) && navigator.maxTouchPoints > 1) return 'iPad'
  const android = /Android [\d.]+; ([^;)]+)/.exec(agent)?.[1]
  if (android) return android === 'K' ? 'Android' : `Android ${android}`
  return /iPad|iPhone|Windows|Macintosh|CrOS|Linux/.exec(agent)?.[0].replace('Macintosh', 'Mac') ?? ''
}

/** "Chrome 147". */
export function browserName(agent = navigator.userAgent): string {
  const [, name, version] = /(MicroMessenger|Edg|Firefox|CriOS|Chrome)\/(\d+)/.exec(agent) ?? /(Version)\/(\d+)/.exec(agent) ?? []
  const known: Record<string, string> = { MicroMessenger: 'WeChat', Edg: 'Edge', CriOS: 'Chrome', Version: 'Safari' }
  return name ? `${known[name] ?? name} ${version}` : ''
}
