/** Days, instants and periods. */
import { z } from 'zod';
import { isOfKnownYear } from '../period/span.js';

export const isoDay = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'is no day: write it like 2020-06-16');

export const instant = z.string();

/** An instant that is sent, of a year that figures can be of: others no database knows, or nobody means. */
export const givenInstant = z.iso
  .datetime({ offset: true, abort: true })
  .refine(isOfKnownYear, 'is of no year from 1900 to 2200');

/** A day that is sent. */
export const givenDay = z.iso.date({ abort: true }).refine(isOfKnownYear, 'is of no year from 1900 to 2200');

/** Of what has versions, the number of one: whole, and as large as a column of them holds. */
export const rowNumber = z.number().int().min(1).max(2_147_483_647);

export const PeriodWire = z.object({ text: z.string(), start: isoDay, end: isoDay }).meta({ id: 'Period' });
export type PeriodWire = z.infer<typeof PeriodWire>;
