/** Makes the certificates by which a hall's tablets trust this server: an authority of its own once, a server's certificate each time. */
import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import forge from 'node-forge'
import { lanAddresses, readSettings } from '../lib/env.ts'
import { tlsFiles } from '../lib/trust.ts'
import { tools } from '../words/tools.ts'

const DAY_MS = 86_400_000
/** Tablets refuse server certificates that live longer than 825 days. */
const SERVER_DAYS = 820
const AUTHORITY_DAYS = 3650

/** @param args more names or addresses under which the server is reached. @returns exit code: 0 made */
export async function main(args: readonly string[]): Promise<number> {
  const { dataDir, publicUrl } = readSettings(process.env)
  const files = tlsFiles(dataDir)
  mkdirSync(join(files.key, '..'), { recursive: true, mode: 0o700 })
  const authority = existsSync(files.authorityKey) ? readAuthority(files) : makeAuthority(files)
  const host = hostname().toLowerCase()
  const names = [...new Set([new URL(publicUrl).hostname, ...args, ...lanAddresses(), host, `${host}.local`, 'localhost', '127.0.0.1'])]
  const { keyText, certificate } = begin('Hongbang', SERVER_DAYS)
  certificate.setIssuer(authority.certificate.subject.attributes)
  certificate.setExtensions([
    { name: 'basicConstraints', cA: false },
    { name: 'keyUsage', digitalSignature: true, keyEncipherment: true, critical: true },
    { name: 'extKeyUsage', serverAuth: true },
    { name: 'subjectAltName', altNames: names.map((name) => (/^[\d.]+$|:/.test(name) ? { type: 7, ip: name } : { type: 2, value: name })) },
    { name: 'authorityKeyIdentifier', keyIdentifier: authority.certificate.generateSubjectKeyIdentifier().getBytes() },
  ])
  certificate.sign(authority.key, forge.md.sha256.create())
  writeFileSync(files.key, keyText, { mode: 0o600 })
  writeFileSync(files.certificate, forge.pki.certificateToPem(certificate))
  for (const half of tools.certificate.done) console.log(half(names.join(' '), join(files.key, '..')))
  return 0
}

interface Authority {
  key: forge.pki.rsa.PrivateKey
  certificate: forge.pki.Certificate
}

function readAuthority(files: ReturnType<typeof tlsFiles>): Authority {
  return {
    key: forge.pki.privateKeyFromPem(readFileSync(files.authorityKey, 'utf8')),
    certificate: forge.pki.certificateFromPem(readFileSync(files.authority, 'utf8')),
  }
}

/** Kept, so that the tablets that trust it need nothing new when the server moves to another address. */
function makeAuthority(files: ReturnType<typeof tlsFiles>): Authority {
  // A name of its own: two halls' authorities on one tablet must not be taken for each other.
  const { key, keyText, certificate } = begin(`Hongbang ${randomBytes(3).toString('hex')}`, AUTHORITY_DAYS)
  certificate.setIssuer(certificate.subject.attributes)
  certificate.setExtensions([
    { name: 'basicConstraints', cA: true, pathLenConstraint: 0, critical: true },
    { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
    { name: 'subjectKeyIdentifier' },
  ])
  certificate.sign(key, forge.md.sha256.create())
  writeFileSync(files.authorityKey, keyText, { mode: 0o600 })
  writeFileSync(files.authority, forge.pki.certificateToPem(certificate))
  return { key, certificate }
}

function begin(name: string, days: number) {
  const pair = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  })
  const certificate = forge.pki.createCertificate()
  certificate.publicKey = forge.pki.publicKeyFromPem(pair.publicKey)
  // A first bit of 0: a serial number is not negative.
  certificate.serialNumber = `01${randomBytes(15).toString('hex')}`
  // Tablets whose clock is a little slow.
  certificate.validity.notBefore = new Date(Date.now() - DAY_MS)
  certificate.validity.notAfter = new Date(Date.now() + days * DAY_MS)
  certificate.setSubject([
    { name: 'commonName', value: name },
    { name: 'organizationName', value: 'Hongbang' },
  ])
  return { key: forge.pki.privateKeyFromPem(pair.privateKey), keyText: pair.privateKey, certificate }
}
