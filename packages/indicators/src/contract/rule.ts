/** Rules. */
import { z } from 'zod';
import { ruleFailures } from '../rule/failure.js';
import { certainties, gapPolicies, noDataPolicies, severities } from '../rule/rule.js';
import { ConditionWire, condition } from './condition.js';
import { dimensions } from './dimensions.js';
import { LocalisedTextWire, text } from './text.js';
import { rowNumber } from './time.js';

export const RuleWire = z
  .object({
    id: z.string(),
    version: z.number().int(),
    indicator: z.string(),
    dimensions: dimensions.nullable(),
    condition: ConditionWire,
    for: z.number().int(),
    recovery: z.union([ConditionWire, z.null()]),
    keepFiringFor: z.number().int(),
    gap: z.enum(gapPolicies),
    severity: z.enum(severities),
    certainty: z.enum(certainties),
    noData: z.enum(noDataPolicies),
    labels: z.record(z.string(), z.string()),
    /** What people called it; null where it has no name of its own. */
    ownName: LocalisedTextWire.nullable(),
    name: LocalisedTextWire,
    /** The check of one's own that it keeps: it is changed and deleted with that; null for a rule of its own. */
    check: z.string().nullable(),
    /** Ids of the only receivers that are told. */
    receivers: z.array(z.string()).nullable(),
    /** Those of them that were removed: nobody is told through them. */
    removedReceivers: z.array(z.object({ id: z.string(), name: z.string() })),
    description: LocalisedTextWire,
    origin: z.enum(['catalogue', 'own']),
    /** Why it can't be checked, and what mends that; null where it can. */
    error: z.object({ code: z.enum(ruleFailures), title: LocalisedTextWire }).nullable(),
  })
  .meta({ id: 'Rule' });
export type RuleWire = z.infer<typeof RuleWire>;

export const RuleListWire = z
  .object({ items: z.array(RuleWire), next: z.string().nullable() })
  .meta({ id: 'RuleList' });
export type RuleListWire = z.infer<typeof RuleListWire>;

const label = z
  .string()
  .regex(/^[A-Za-z_][A-Za-z0-9_]{0,62}$/, 'is no label: letters, digits and underscores');

const mostPeriods = 1_000;

const mostLabels = 30;

const ruleNameText = text(150)
  .transform((given) => given.trim())
  .refine((given) => given !== '', 'give it a name, or leave it out');

export const RuleBody = z
  .strictObject({
    indicator: text(100),
    dimensions: z.record(text(100), text(100)).nullish(),
    condition,
    /** Reporting periods in a row. */
    for: z.number().int().min(1).max(mostPeriods).optional(),
    /** What ends it; left out, the condition no longer holding. */
    recovery: condition.nullish(),
    keepFiringFor: z.number().int().min(0).max(mostPeriods).optional(),
    gap: z.enum(gapPolicies).optional(),
    severity: z.enum(severities).optional(),
    certainty: z.enum(certainties).optional(),
    noData: z.enum(noDataPolicies).optional(),
    labels: z
      .record(label, text(200))
      .refine((given) => Object.keys(given).length <= mostLabels, `are more than ${mostLabels}`)
      .optional(),
    /** What it is called in messages and lists; left out, its indicator with its condition. */
    name: z
      .union([
        ruleNameText.transform((en) => ({ en })),
        z.strictObject({ en: ruleNameText, ar: ruleNameText.optional() }),
      ])
      .nullish(),
    /** Ids of the only receivers that are told; a name will do, and is kept as the id. */
    receivers: z.array(text(100)).max(50).nullish(),
    description: z
      .union([
        text(1000).transform((en) => ({ en })),
        z.strictObject({ en: text(1000), ar: text(1000).optional() }),
      ])
      .optional(),
  })
  .meta({ id: 'RuleBody' });
export type RuleBody = z.input<typeof RuleBody>;

export const RuleEditBody = RuleBody.extend({
  /** The version it was decided on; left out, the one there is. */
  version: rowNumber.optional(),
}).meta({ id: 'RuleEditBody' });
export type RuleEditBody = z.input<typeof RuleEditBody>;
