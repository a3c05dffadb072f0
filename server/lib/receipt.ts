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
    const ways = batch.map(() => '')
    let level = batch.map(({ leaf }, i) => ({ node: leaf, leaves: [i] }))
    while (level.length > 1) {
      level = level.flatMap((left, i) => {
        const right = level[i + 1]
        if (i % 2 === 1) return []
        if (!right) return [left]
        for (const leaf of left.leaves) ways[leaf] += `r${right.node}`
        for (const leaf of right.leaves) ways[leaf] += `l${left.node}`
        return [{ node: sha(`node\n${left.node}\n${right.node}`), leaves: [...left.leaves, ...right.leaves] }]
      })
    }
    const root = Buffer.from(`hongbang root\n${level[0]?.node}`)
    const signature = sign(null, root, privateKey).toString('base64url')
    for (const [i, { done }] of batch.entries()) done(`${ways[i]}.${signature}`)
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
