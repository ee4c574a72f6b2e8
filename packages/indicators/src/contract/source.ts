/** Sources, their files and what they say. */
import { z } from 'zod';
import { pers } from '../quantity/quantity.js';
import { reliabilities } from '../series/observation.js';
import { isBlank } from '../series/source-identity.js';
import { dimensions } from './dimensions.js';
import { QuantityWire } from './quantity.js';
import { text } from './text.js';
import { instant, PeriodWire, rowNumber } from './time.js';

export const SourceWire = z
  .object({
    id: z.string(),
    title: z.string(),
    publisher: z.string().nullable(),
    author: z.string().nullable(),
    /** As precise as the source says: 2020, 2020-06 or 2020-06-16. */
    date: z.string().nullable(),
    url: z.string().nullable(),
  })
  .meta({ id: 'Source' });
export type SourceWire = z.infer<typeof SourceWire>;

export const CitationWire = SourceWire.extend({ locator: z.string().nullable() }).meta({ id: 'Citation' });
export type CitationWire = z.infer<typeof CitationWire>;

export const SourceFileWire = z
  .object({
    id: z.string(),
    name: z.string(),
    /** Told from its content, never from its name. */
    mediaType: z.string(),
    size: z.number().int().describe('In bytes'),
    addedAt: instant,
    addedBy: z.string(),
  })
  .meta({ id: 'SourceFile' });
export type SourceFileWire = z.infer<typeof SourceFileWire>;

export const SourceItemWire = z
  .object({
    id: z.string(),
    title: z.string(),
    publisher: z.string().nullable(),
    author: z.string().nullable(),
    url: z.string().nullable(),
    language: z.string().nullable(),
    reliability: z.string().nullable(),
    version: z.number().int(),
    updatedAt: instant,
    /** How many figures it is the source of; at least so many where `more` is true. */
    figures: z.number().int(),
    more: z.boolean(),
    files: z.array(SourceFileWire),
  })
  .meta({ id: 'SourceItem' });
export type SourceItemWire = z.infer<typeof SourceItemWire>;

export const SourceListWire = z
  .object({ items: z.array(SourceItemWire), next: z.string().nullable() })
  .meta({ id: 'SourceList' });
export type SourceListWire = z.infer<typeof SourceListWire>;

export const SourceBody = z
  .strictObject({
    title: text(500)
      .transform((given) => given.trim())
      .refine((given) => !isBlank(given), 'give the title of the document or report'),
    publisher: text(300).nullish(),
    author: text(300).nullish(),
    url: text(2000).nullish(),
    language: z
      .string()
      .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'give a language tag such as en, ar or ku')
      .nullish(),
    reliability: z.enum(reliabilities).nullish(),
    /** The version it was decided on; left out, the one there is. */
    version: rowNumber.optional(),
  })
  .meta({ id: 'SourceBody' });
export type SourceBody = z.input<typeof SourceBody>;

export const SourceFiguresWire = z
  .object({
    items: z.array(
      z.object({
        id: z.string(),
        indicator: z.string(),
        dimensions,
        period: PeriodWire,
        quantity: QuantityWire,
        per: z.enum(pers),
        retracted: z.boolean(),
        locator: z.string().nullable(),
        sourceDate: z.string().nullable(),
        reliability: z.string().nullable(),
        credibility: z.number().int().nullable(),
      }),
    ),
    next: z.string().nullable(),
  })
  .meta({ id: 'SourceFigures' });
export type SourceFiguresWire = z.infer<typeof SourceFiguresWire>;
