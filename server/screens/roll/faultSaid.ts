import { z } from 'zod'
import { FaultReport } from '#shared/contract/screens.ts'

/** What went wrong on a screen, for the node that it hangs on: its watchdog may ask another one. */
export const FaultSaid = FaultReport.extend({ screen: z.string().max(100) })
