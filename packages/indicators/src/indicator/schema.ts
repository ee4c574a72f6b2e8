/** The schema of indicators made at run time: the same rules as defineIndicator, held by zod instead of the compiler. */
import { z } from 'zod';
import { completed, type IndicatorDefinition } from './define.js';
import { bases, cadences, directions, type Indicator, kinds, statedForms } from './indicator.js';

const identifier = z
  .string()
  .regex(
    /^[a-z0-9][a-z0-9-]{0,62}$/,
    'is no identifier: small letters a to z, digits and hyphens, 63 at most, as in border-crossings',
  );
const localised = z.strictObject({
  en: z.string().min(1).max(300),
  ar: z.string().min(1).max(300).optional(),
});
const longText = z.strictObject({
  en: z.string().min(1).max(4000),
  ar: z.string().min(1).max(4000).optional(),
});
const inEnglish = z
  .string()
  .min(1)
  .max(4000)
  .transform((en) => ({ en }));

/** A code may be given as itself alone; it is then its own name. */
const code = z.union([
  identifier.transform((id) => ({ code: id, name: { en: id } })),
  z.strictObject({ code: identifier, name: localised }),
]);
const dimension = z
  .strictObject({ id: identifier, name: localised.optional(), codes: z.array(code).min(1).max(500) })
  .transform(({ id, name, codes }) => ({ id, name: name ?? { en: id }, codes }))
  .refine(({ codes }) => areDistinct(codes.map((each) => each.code)), {
    error: 'a code stands twice',
    path: ['codes'],
  });

/** The form of a definition, before what its parts mean together is looked at. */
export const IndicatorFields = z.strictObject({
  id: identifier,
  name: localised,
  definition: z.union([inEnglish, longText]),
  kind: z.enum(kinds),
  unit: z.string().trim().min(1).max(240),
  rateBasis: z.enum(bases).nullish(),
  statedAs: z.enum(statedForms).optional(),
  cadence: z.enum(cadences),
  publicationLagDays: z.number().int().min(0).max(3660).optional(),
  direction: z.enum(directions),
  nonNegative: z.boolean().optional(),
  integer: z.boolean().optional(),
  dimensions: z
    .array(dimension)
    .max(10)
    .refine((all) => areDistinct(all.map(({ id }) => id)), { error: 'a dimension stands twice' })
    .optional(),
  margin: z.number().min(0).max(1).optional(),
});

/** Takes what an administrator sends and gives a whole Indicator, missing parts filled in. */
export const IndicatorSchema: z.ZodType<Indicator> = IndicatorFields.refine(
  ({ kind, rateBasis }) => kind !== 'flow' || rateBasis != null,
  {
    error: 'a flow needs the basis its figures are normalised to: day, month or year',
    path: ['rateBasis'],
  },
)
  .refine(({ kind, rateBasis }) => kind === 'flow' || rateBasis == null, {
    error: 'only a flow has a rate basis',
    path: ['rateBasis'],
  })
  .refine(({ kind, statedAs }) => kind === 'flow' || statedAs !== 'rate', {
    error: 'only a flow is stated as a rate',
    path: ['statedAs'],
  })
  // The refinements above are what the union of definitions says.
  .transform((given) => completed(given as IndicatorDefinition));

function areDistinct(texts: readonly string[]): boolean {
  return new Set(texts).size === texts.length;
}
