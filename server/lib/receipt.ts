/** Receipts: the server's signature under an answer, so that a device can tell its server from a network's log-in page. */
import { createPrivateKey, createPublicKey, hash, sign } from 'node:crypto'

export interface Receipts {
  /** Which installation this is: the beginning of its public key's SHA-256. */
  install: string
  /** The raw Ed25519 key, base64url. */
  publicKey: string
  /** "install.key.SHA-256 of the request’s body.way to the root.signature of the root". */
  sign(key: string, body: string, answer: string): Promise<string>
}

/** An Ed25519 private key is these bytes and its seed. */
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex')
const sha = (text: string) => hash('sha256', text, 'base64url')

/**
 * A signature takes as long as saving the marks does, so what is answered together is signed together: every answer is
 * the leaf of a tree of hashes, and its receipt names the neighbours on the way to the root ("l" or "r" and the hash),
 * which alone is signed. A repeated request may get another way to another root; what is signed of it is the same.
 */
export function receiptsFrom(seed: Uint8Array): Receipts {
  const privateKey = createPrivateKey({ key: Buffer.concat([PKCS8, seed]), format: 'der', type: 'pkcs8' })
  const raw = createPublicKey(privateKey).export({ format: 'der', type: 'spki' }).subarray(-32)
  const install = hash('sha256', raw, 'base64url').slice(0, 22)
  const waiting: { leaf: string; done: (proof: string) => void }[] = []

  function signAll() {
    const batch = waiting.splice(0)
    const levels = [batch.map(({ leaf }) => leaf)]
    for (let level = levels[0] as string[]; level.length > 1; levels.push(level)) {
      const above: string[] = []
      for (let i = 0; i < level.length; i += 2)
        above.push(i + 1 < level.length ? sha(`node\n${level[i]}\n${level[i + 1]}`) : (level[i] as string))
      level = above
    }
    const root = Buffer.from(`hongbang root\n${levels.at(-1)?.[0]}`)
    const signature = sign(null, root, privateKey).toString('base64url')
    for (let leaf = 0; leaf < batch.length; leaf++) {
      let way = ''
      for (let depth = 0, i = leaf; depth < levels.length - 1; depth++, i >>= 1) {
        const beside = levels[depth]?.[i ^ 1]
        if (beside !== undefined) way += (i & 1 ? 'l' : 'r') + beside
      }
      batch[leaf]?.done(`${way}.${signature}`)
    }
  }

  return {
    install,
    publicKey: raw.toString('base64url'),
    sign: async (key, body, answer) => {
      const head = `${install}.${key}.${body}`
      const proof = await new Promise<string>((done) => {
        // Those of one commit come in one go, before anything else is heard.
        if (waiting.push({ leaf: sha(`leaf\n${head}\n${answer}`), done }) === 1) setImmediate(signAll)
      })
      return `${head}.${proof}`
    },
  }
}
