/** Days, instants and periods. */
import { z } from 'zod';

export const isoDay = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'is no day: write it like 2020-06-16');

export const instant = z.string();

export const PeriodWire = z.object({ text: z.string(), start: isoDay, end: isoDay }).meta({ id: 'Period' });
export type PeriodWire = z.infer<typeof PeriodWire>;
