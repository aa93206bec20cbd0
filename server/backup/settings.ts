import { z } from 'zod'

const LEAST_LOG_DAYS = 184

const Days = (least: number, standard: number) =>
  z
    .string()
    .regex(/^\d{1,5}$/, { error: 'write a number of days' })
    .transform(Number)
    .refine((days) => days >= least, { error: `write ${least} days or more` })
    .default(standard)

/** When backups are made, and for how long what no longer counts is kept; figures, log and acts are kept for ever. */
export const KEEPING = {
  BACKUP_AT: z
    .string()
    .regex(/^(([01]\d|2[0-3]):[0-5]\d)?$/, { error: 'write an hour such as 02:30, or leave it empty' })
    .transform((text) => text || null)
    .default(null),
  BACKUP_DIR: z.string().default(''),
  BACKUP_KEEP: z
    .string()
    .regex(/^[1-9]\d{0,3}$/, { error: 'write a number from 1 to 9999' })
    .transform(Number)
    .default(14),
  /** Receipts are a log by law: six months at least. */
  KEEP_RECEIPTS: Days(LEAST_LOG_DAYS, LEAST_LOG_DAYS),
  KEEP_ANSWERS: Days(1, 400),
  KEEP_IMPORTS: Days(1, 31),
  KEEP_DISCARDED: Days(1, 184),
  KEEP_SESSIONS: Days(0, 1),
} as const

export interface BackupSettings {
  /** `02:30` on the bureau's clock; null for no schedule. */
  readonly at: string | null
  readonly folder: string
  /** How many of the schedule are kept. */
  readonly keep: number
}

/** In days. */
export interface KeepSettings {
  readonly receipts: number
  readonly answers: number
  readonly imports: number
  readonly discarded: number
  readonly sessions: number
}
