/** What an installation is, and whether it is ready. */
import { z } from 'zod';

export const InstanceWire = z
  .object({
    version: z.string(),
    demo: z.boolean(),
    /** Where days begin and end, by its name: Asia/Baghdad. */
    timeZone: z.string(),
    /** How much a table may hold. */
    tables: z.object({
      megabytes: z.number().int(),
      rows: z.number().int(),
      columns: z.number().int(),
      cellCharacters: z.number().int(),
      unpackedTimes: z.number().int(),
    }),
    /** How much a text may hold whose figures are read. */
    readings: z.object({ megabytes: z.number().int(), pages: z.number().int() }),
  })
  .meta({ id: 'Instance' });
export type InstanceWire = z.infer<typeof InstanceWire>;

export const ReadyWire = z
  .object({
    status: z.enum(['ready', 'not-ready', 'stopping']),
    checks: z.record(z.string(), z.object({ ok: z.boolean(), detail: z.string() })),
  })
  .meta({ id: 'Ready' });
export type ReadyWire = z.infer<typeof ReadyWire>;
