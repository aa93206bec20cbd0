import { readFileSync } from 'node:fs'

/** Linux counts a process's time in these. */
const CLOCK_TICK_MS = 10

/** Processor time of all its threads so far, user and system; NaN where the system does not tell. */
export function cpuMsOf(pid: number | undefined): number {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
    return (Number(fields[11]) + Number(fields[12])) * CLOCK_TICK_MS
  } catch {
    return NaN
  }
}

/** Resident memory in megabytes. */
export function rssMbOf(pid: number | undefined): number {
  try {
    const [, kb] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
    return Number(kb) / 1024
  } catch {
    return NaN
  }
}
