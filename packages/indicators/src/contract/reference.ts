/** What the source document says besides: figures, its arithmetic, measures. */
import { z } from 'zod';
import { checkVerdicts } from '../catalogue/check-verdicts.js';
import { QuantityWire } from './quantity.js';
import { LocalisedTextWire } from './text.js';
import { isoDay, PeriodWire } from './time.js';

export const FactWire = z
  .object({
    id: z.string(),
    name: LocalisedTextWire,
    figures: z.array(
      z.object({
        /** What this one of several figures is of; null where the fact has only one. */
        label: LocalisedTextWire.nullable(),
        quantity: QuantityWire,
        unit: z.string(),
        /** Computed from the other figures, not stated in the document. */
        derived: z.boolean(),
      }),
    ),
    /** null where the document gives no date. */
    period: PeriodWire.nullable(),
    /** The count runs up to the end of the period; when it began is not said. */
    upTo: z.boolean(),
    locator: z.string(),
    note: LocalisedTextWire.nullable(),
  })
  .meta({
    id: 'Fact',
    description: 'A reference figure of a source document: context, shown and cited, never alarmed on.',
  });
export type FactWire = z.infer<typeof FactWire>;

export const FactListWire = z
  .object({ items: z.array(FactWire), next: z.string().nullable() })
  .meta({ id: 'FactList' });
export type FactListWire = z.infer<typeof FactListWire>;

export const CheckWire = z
  .object({
    id: z.string(),
    title: LocalisedTextWire,
    verdict: z.enum(checkVerdicts),
    steps: z.array(z.object({ text: LocalisedTextWire })),
    conclusion: LocalisedTextWire,
    locators: z.array(z.string()),
    /** Where a figure comes from that is not the document's. */
    outside: z.object({ title: z.string(), url: z.string().nullable() }).nullable(),
  })
  .meta({
    id: 'Check',
    description: 'The document held against itself: the arithmetic line by line, with the numbers it gave.',
  });
export type CheckWire = z.infer<typeof CheckWire>;

export const CheckListWire = z
  .object({ items: z.array(CheckWire), next: z.string().nullable() })
  .meta({ id: 'CheckList' });
export type CheckListWire = z.infer<typeof CheckListWire>;

export const MeasureWire = z
  .object({
    id: z.string(),
    name: LocalisedTextWire,
    locator: z.string(),
    events: z.array(
      z.object({ id: z.string(), date: isoDay, title: z.string(), url: z.string().nullable() }),
    ),
  })
  .meta({
    id: 'Measure',
    description: 'A measure the document recommends, with what has been done about it since.',
  });
export type MeasureWire = z.infer<typeof MeasureWire>;

export const MeasureListWire = z
  .object({ items: z.array(MeasureWire), next: z.string().nullable() })
  .meta({ id: 'MeasureList' });
export type MeasureListWire = z.infer<typeof MeasureListWire>;
