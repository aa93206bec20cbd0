import { randomBytes } from 'node:crypto'
import { inject } from 'vitest'
import { asAdmin, urlOf, type SharedPostgres } from './postgresDoor.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Where the tests of this run ask for their PostgreSQL. */
    readonly postgresDoor: string
  }
}

/** A database of its own on the PostgreSQL of the run. */
export interface PostgresPlace {
  /** For the application: with the least rights where the schema is there, as its owner where it is to be made. */
  readonly url: string
  readonly ownerUrl: string
  /** Of whoever may do anything, to do what nobody should. */
  readonly adminUrl: string
  readonly app: string
  readonly owner: string
  readonly remove: () => Promise<void>
}

let known: Promise<SharedPostgres> | undefined

/** The PostgreSQL of this run. Throws, with what to install, where it cannot be started. */
export const sharedPostgres = (): Promise<SharedPostgres> => (known ??= ask())

async function ask(): Promise<SharedPostgres> {
  const response = await fetch(inject('postgresDoor'))
  if (!response.ok) throw new Error(await response.text())
  return (await response.json()) as SharedPostgres
}

/** Makes a database with the whole schema and nothing in it, or one with nothing at all. */
export async function postgresPlace({ empty = false } = {}): Promise<PostgresPlace> {
  const shared = await sharedPostgres()
  const { adminUrl, template, owner, app } = shared
  const name = `${template.replace(/template$/, 'at')}_${randomBytes(6).toString('hex')}`
  const from = empty ? '' : `template ${template}`
  await asAdmin(adminUrl, (admin) => admin.query(`create database ${name} ${from} owner ${owner}`))
  const ownerUrl = urlOf(shared, name, owner)
  return {
    ...{ ownerUrl, app, owner },
    url: empty ? ownerUrl : urlOf(shared, name, app),
    adminUrl: urlOf(shared, name),
    remove: () =>
      asAdmin(adminUrl, async (admin) => {
        await admin.query(`drop database if exists ${name} with (force)`)
      }),
  }
}
