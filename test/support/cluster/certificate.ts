import { execFile } from 'node:child_process'
import { appendFile, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { promisify } from 'node:util'
import { findOpenssl } from '#server/tools/haproxy.mjs'

export interface Certificate {
  /** Certificate and key in one file, as a balancer reads them; `NODE_EXTRA_CA_CERTS` of whoever is to believe it. */
  readonly file: string
  /** From now on this process believes it, for every connection that it makes. */
  readonly believe: () => Promise<void>
}

/** A certificate for 127.0.0.1 that only those believe who are told to. */
export async function makeCertificate(folder: string): Promise<Certificate> {
  const openssl = findOpenssl()
  if (!openssl) throw new Error('No openssl on this machine: install the package openssl.')
  const [file, key] = [join(folder, 'site.pem'), join(folder, 'site.key')]
  const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2']
  const name = ['-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1']
  await promisify(execFile)(openssl, ['req', '-x509', ...curve, ...name, '-keyout', key, '-out', file])
  const certificate = await readFile(file, 'utf8')
  await appendFile(file, await readFile(key))
  return {
    file,
    believe: async () => setDefaultCACertificates([...getCACertificates('default'), certificate]),
  }
}
