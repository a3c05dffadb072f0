/** Whether an answer is the server's own: a network's log-in page says 200 to everything. */

/** Which installation this device trusts, since the account logged in on it. */
export interface Pin {
  install: string
  publicKey: string
}

export interface Sent {
  key: string
  body: string
  install: string
}

const bytesOf = (text: string) => new TextEncoder().encode(text)
const fromBase64 = (text: string) => Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (sign) => sign.charCodeAt(0))
const toBase64 = (bytes: Uint8Array) =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
const toHex = (bytes: Uint8Array) => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')

/** Browsers keep their own from pages over plain http. */
async function sha256(text: string): Promise<Uint8Array> {
  if (crypto.subtle) return new Uint8Array(await crypto.subtle.digest('SHA-256', bytesOf(text)))
  return (await import('./sha256.ts')).sha256(bytesOf(text))
}

/** So that the hash is at hand when the network is not. */
export const prepareHash = () => void sha256('').catch(() => {})

/**
 * The receipt names the installation, the request's key and the hash of its body, and is signed: over https by what the
 * browser can check, over plain http the signature proves nothing that the network could not have put there.
 */
export async function isReceived(pin: Pin, sent: Sent, receipt: string | null, answer: string): Promise<boolean> {
  const [install, key, body, way = '', signature = ''] = (receipt ?? '').split('.')
  if (install !== sent.install || key !== sent.key || body !== toHex(await sha256(sent.body))) return false
  if (!crypto.subtle) return true
  const publicKey = await keyOf(pin.publicKey)
  if (!publicKey) return true
  const hash = async (text: string) => toBase64(await sha256(text))
  let node = await hash(`leaf\n${install}.${key}.${body}\n${answer}`)
  for (const [, side, other] of way.matchAll(/([lr])([\w-]{43})/g))
    node = await hash(side === 'l' ? `node\n${other}\n${node}` : `node\n${node}\n${other}`)
  return crypto.subtle.verify('Ed25519', publicKey, fromBase64(signature), bytesOf(`hongbang root\n${node}`))
}

/** Null in a browser that has no Ed25519 yet. */
async function keyOf(raw: string): Promise<CryptoKey | null> {
  try {
    return await crypto.subtle.importKey('raw', fromBase64(raw), 'Ed25519', false, ['verify'])
  } catch (error) {
    if ((error as Error).name === 'NotSupportedError') return null
    throw error
  }
}
