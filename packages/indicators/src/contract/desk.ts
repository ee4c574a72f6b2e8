/** What editors and administrators work with, as it crosses HTTP: sources, own indicators, baselines, review. */
import { z } from 'zod';
import { IndicatorFields } from '../indicator/schema.js';
import { notifyReasons } from '../notify/reason.js';
import { pers } from '../quantity/quantity.js';
import { ruleVerdicts } from '../rule/evaluate.js';
import { certainties, noDataPolicies, severities } from '../rule/rule.js';
import { isBlank } from '../series/source-identity.js';
import {
  AuditListWire,
  alertStates,
  BaselineWire,
  ComparisonWire,
  ConditionWire,
  IndicatorSummaryWire,
  IndicatorWire,
  LocalisedTextWire,
  NormalisedWire,
  ObservationBody,
  PeriodWire,
  ProblemItemWire,
  QuantityWire,
  Reason,
  SubmissionStepWire,
  SubmissionWire,
  submissionStatuses,
  text,
} from './record.js';

const reliabilities = ['A', 'B', 'C', 'D', 'E', 'F'] as const;
const dimensions = z.record(z.string(), z.string());
const entered = AuditListWire.shape.items.element.shape.at;

// -- sources ----------------------------------------------------------------------------------------------------

export const SourceFileWire = z.object({
  id: z.string(),
  name: z.string(),
  /** Told from its content, never from its name. */
  mediaType: z.string(),
  size: z.number().int().describe('In bytes'),
  addedAt: entered,
  addedBy: z.string(),
});
export const SourceItemWire = z.object({
  id: z.string(),
  title: z.string(),
  publisher: z.string().nullable(),
  author: z.string().nullable(),
  url: z.string().nullable(),
  language: z.string().nullable(),
  reliability: z.string().nullable(),
  version: z.number().int(),
  updatedAt: entered,
  /** How many figures it is the source of; at least so many where `more` is true. */
  figures: z.number().int(),
  more: z.boolean(),
  files: z.array(SourceFileWire),
});
export const SourceListWire = z.object({ items: z.array(SourceItemWire), next: z.string().nullable() });
export const SourceBody = z.strictObject({
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
  version: z.number().int().positive().optional(),
});
export const SourceFiguresWire = z.object({
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
});

// -- own indicators and baselines -------------------------------------------------------------------------------

const rangeMeans = z.enum(['spread', 'uncertainty']);

export const IndicatorBody = IndicatorFields.extend({
  /** Its first figure, which the others are compared with. */
  baseline: ObservationBody.omit({ indicator: true })
    .extend({
      /** What a range means: it varies from time to time, or is one unknown value. */
      range: rangeMeans.optional(),
      spread: z.boolean().optional(),
      uncertainty: z.boolean().optional(),
    })
    .optional(),
});
/** What was made, and what of its baseline is worth a second look: whether it was taken as a total or as a rate. */
export const NewIndicatorWire = IndicatorSummaryWire.extend({ warnings: z.array(ProblemItemWire) });
export const IndicatorEditBody = IndicatorFields.extend({
  id: IndicatorFields.shape.id.optional(),
  reason: Reason.optional(),
  /** The version it was decided on; left out, the one there is. */
  version: z.number().int().positive().optional(),
});
export const IndicatorVersionsWire = z.object({
  items: z.array(
    z.object({
      version: z.number().int(),
      indicator: IndicatorWire.omit({ section: true, locator: true, version: true, archivedAt: true }),
      reason: z.string().nullable(),
      by: z.string(),
      at: entered,
    }),
  ),
});
export const BaselineBody = z.strictObject({
  observation: z.string(),
  range: rangeMeans.nullish(),
  reason: Reason,
});
export const BaselineEndBody = z.strictObject({ dimensions: dimensions.optional(), reason: Reason });
export const BaselineHistoryWire = z.object({
  items: z.array(
    z.object({
      observation: z.string(),
      revision: z.number().int(),
      dimensions,
      period: PeriodWire,
      quantity: QuantityWire,
      per: z.enum(pers),
      range: rangeMeans.nullable(),
      sourceTitle: z.string(),
      reason: z.string().nullable(),
      by: z.string(),
      pinnedAt: entered,
      endedAt: entered.nullable(),
    }),
  ),
});

// -- review -----------------------------------------------------------------------------------------------------

export const SettingsWire = z.object({
  review: z.boolean(),
  /** How many submissions wait for an editor. */
  waiting: z.number().int(),
});
export const SettingsBody = z.strictObject({ review: z.boolean() });

/** A submission that somebody has yet to do something about, as it would be read and compared. */
export const OpenSubmissionWire = z.object({
  id: z.string(),
  status: z.enum(submissionStatuses),
  receivedAt: SubmissionWire.shape.receivedAt,
  by: z.object({ id: z.string().nullable(), name: z.string() }),
  indicator: z.string(),
  name: LocalisedTextWire,
  unit: z.string(),
  dimensions,
  period: PeriodWire,
  quantity: QuantityWire,
  per: z.enum(pers),
  source: z.object({
    title: z.string(),
    publisher: z.string().nullable(),
    author: z.string().nullable(),
    date: z.string().nullable(),
    url: z.string().nullable(),
    locator: z.string().nullable(),
  }),
  reliability: z.string().nullable(),
  credibility: z.number().int().nullable(),
  obsStatus: z.string(),
  note: z.string().nullable(),
  comment: z.string().nullable(),
  normalised: NormalisedWire.nullable(),
  comparison: ComparisonWire.nullable(),
  baseline: BaselineWire.nullable(),
  warnings: z.array(ProblemItemWire),
  steps: z.array(SubmissionStepWire),
});
export const OpenSubmissionListWire = z.object({
  items: z.array(OpenSubmissionWire),
  /** How many wait for an editor, over all pages. */
  waiting: z.number().int(),
  next: z.string().nullable(),
});
export const ReviewBody = z.strictObject({
  verdict: z.enum(['accept', 'return', 'reject']),
  comment: text(1000)
    .transform((given) => given.trim() || null)
    .nullish(),
});

// -- rules ------------------------------------------------------------------------------------------------------

/** Nested deeper, a condition is nobody's any more; and reading it must not exhaust the stack. */
const deepest = 12;

function isShallow(given: unknown): boolean {
  const waiting: [unknown, number][] = [[given, 0]];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const [value, depth] = next;
    if (value === null || typeof value !== 'object') continue;
    if (depth > 2 * deepest) return false;
    for (const part of Object.values(value)) waiting.push([part, depth + 1]);
  }
  return true;
}

const condition = z
  .unknown()
  .refine(isShallow, { error: `is nested more than ${deepest} deep`, abort: true })
  .pipe(ConditionWire);
const label = z
  .string()
  .regex(/^[A-Za-z_][A-Za-z0-9_]{0,62}$/, 'is no label: letters, digits and underscores');
const mostPeriods = 1_000;
const mostLabels = 30;
const ruleNameText = text(150)
  .transform((given) => given.trim())
  .refine((given) => given !== '', 'give it a name, or leave it out');

export const RuleBody = z.strictObject({
  indicator: text(100),
  dimensions: z.record(text(100), text(100)).nullish(),
  condition,
  /** Reporting periods in a row. */
  for: z.number().int().min(1).max(mostPeriods).optional(),
  /** What ends it; left out, the condition no longer holding. */
  recovery: condition.nullish(),
  keepFiringFor: z.number().int().min(0).max(mostPeriods).optional(),
  gap: z.enum(['hold', 'break']).optional(),
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
});
export const RuleEditBody = RuleBody.extend({
  /** The version it was decided on; left out, the one there is. */
  version: z.number().int().positive().optional(),
});
export const BacktestBody = z.strictObject({
  rule: RuleBody,
  /** With what was known at the time, day by day. */
  vintages: z.boolean().optional(),
  from: text(40).optional(),
  to: text(40).optional(),
});
export const BacktestWire = z.object({
  instances: z.array(
    z.object({
      dimensions,
      periods: z.array(
        z.object({
          period: PeriodWire,
          verdict: z.enum([...ruleVerdicts, 'error']),
          /** After this period. */
          state: z.enum(alertStates),
        }),
      ),
      incidents: z.array(
        z.object({
          startsAt: z.string(),
          endsAt: z.string().nullable(),
          channel: z.enum(certainties),
          state: z.enum(alertStates),
          late: z.boolean(),
          noticedOn: z.string().nullable(),
          undone: z.enum(['Revised', 'Retracted']).nullable(),
        }),
      ),
    }),
  ),
});

// -- receivers, deliveries and silences -------------------------------------------------------------------------

const perUnit = { s: 1, m: 60, h: 3_600, d: 86_400 } as const;

/** Seconds, or a number with its unit as in Alertmanager: 30s, 5m, 4h, 1d. How long it may be, notify/receiver-times.ts says. */
const duration = z
  .union([
    z.number(),
    z
      .string()
      .regex(/^\d{1,9}(s|m|h|d)$/, 'is no duration: write 30s, 5m, 4h or 1d')
      .transform((said) => Number(said.slice(0, -1)) * perUnit[said.slice(-1) as keyof typeof perUnit]),
  ])
  .pipe(z.number());

/** `{ name, value, isEqual? }`, or one text: severity="critical". What it says is read by notify/matcher.ts. */
const matcher = z.union([
  z.strictObject({
    name: text(100).min(1),
    value: text(300),
    isEqual: z.boolean().optional(),
    /** As in Alertmanager's own form; a true one is refused. */
    isRegex: z.boolean().optional(),
  }),
  z.strictObject({ name: text(100).min(1), op: text(10), value: text(300) }),
  text(400).regex(/[=~]/, 'is no matcher: write severity="critical" or team="west"'),
]);
export const MatcherWire = z.object({ name: z.string(), op: z.enum(['=', '!=']), value: z.string() });
const httpUrl = z
  .string()
  .max(2_000)
  .refine(
    (given) => /^https?:\/\/[^\s/?#]+/i.test(given) && URL.canParse(given),
    'is no web address: http:// or https://',
  );
const mailAddress = z
  .string()
  .max(320)
  .regex(/^[^\s@,;<>]+@[^\s@,;<>]+$/, 'is no e-mail address');

export const ReceiverBody = z.strictObject({
  name: text(100)
    .transform((given) => given.trim())
    .refine((given) => !isBlank(given), 'give it a name'),
  kind: z.enum(['webhook', 'alertmanager', 'email']),
  /** Of a webhook or an Alertmanager. */
  url: httpUrl.nullish(),
  /** Of e-mail. */
  to: z.union([mailAddress.transform((one) => [one]), z.array(mailAddress).min(1).max(50)]).nullish(),
  /** Of a webhook: whsec_ and base64; one is made where there is none. */
  secret: z
    .string()
    .max(200)
    .regex(/^(whsec_)?[A-Za-z0-9+/]{16,}={0,2}$/, 'is no secret: whsec_ and at least 12 bytes in base64')
    .nullish(),
  groupBy: z.array(text(100)).max(20).optional(),
  groupWait: duration.optional(),
  groupInterval: duration.optional(),
  /** Null for never. */
  repeatInterval: duration.nullish(),
  sendResolved: z.boolean().optional(),
  matchers: z.array(matcher).max(50).optional(),
});
export const ReceiverEditBody = ReceiverBody.extend({
  /** The version it was decided on; left out, the one there is. */
  version: z.number().int().positive().optional(),
});
export const ReceiverWire = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.enum(['webhook', 'alertmanager', 'email']),
  url: z.string().nullable(),
  to: z.array(z.string()).nullable(),
  groupBy: z.array(z.string()),
  groupWait: z.number().describe('In seconds, like the other times'),
  groupInterval: z.number(),
  repeatInterval: z.number().nullable(),
  sendResolved: z.boolean(),
  matchers: z.array(MatcherWire),
  version: z.number().int(),
});
/** The secret is shown to whoever makes or changes the receiver, and not again. */
export const NewReceiverWire = ReceiverWire.extend({ secret: z.string().nullable() });
export const ReceiverListWire = z.object({ items: z.array(ReceiverWire), next: z.null() });
export const DeliveryWire = z.object({
  id: z.string(),
  receiver: z.object({ id: z.string(), name: z.string(), kind: z.string() }),
  reason: z.enum(notifyReasons),
  /** dead: given up; a person can send it again. */
  status: z.enum(['waiting', 'sent', 'dead']),
  attempts: z.number().int(),
  nextAt: z.string().nullable(),
  lastStatus: z.number().int().nullable(),
  lastError: z.string().nullable(),
  createdAt: z.string(),
  sentAt: z.string().nullable(),
  alerts: z.array(z.object({ id: z.string(), status: z.string(), name: LocalisedTextWire })),
});
export const DeliveryListWire = z.object({ items: z.array(DeliveryWire), next: z.string().nullable() });

export const SilenceBody = z.strictObject({
  matchers: z.array(matcher).max(50),
  startsAt: z.iso.datetime({ offset: true }).optional(),
  endsAt: z.iso.datetime({ offset: true }),
  comment: Reason,
});
export const SilenceWire = z.object({
  id: z.string(),
  matchers: z.array(MatcherWire),
  startsAt: z.string(),
  endsAt: z.string(),
  comment: z.string(),
  by: z.string(),
  state: z.enum(['pending', 'active', 'expired']),
});
export const SilenceListWire = z.object({ items: z.array(SilenceWire), next: z.null() });

export type SourceFileWire = z.infer<typeof SourceFileWire>;
export type SourceItemWire = z.infer<typeof SourceItemWire>;
export type SourceListWire = z.infer<typeof SourceListWire>;
export type SourceBody = z.infer<typeof SourceBody>;
export type SourceFiguresWire = z.infer<typeof SourceFiguresWire>;
export type IndicatorBody = z.input<typeof IndicatorBody>;
export type NewIndicatorWire = z.infer<typeof NewIndicatorWire>;
export type IndicatorEditBody = z.input<typeof IndicatorEditBody>;
export type IndicatorVersionsWire = z.infer<typeof IndicatorVersionsWire>;
export type BaselineHistoryWire = z.infer<typeof BaselineHistoryWire>;
export type SettingsWire = z.infer<typeof SettingsWire>;
export type OpenSubmissionWire = z.infer<typeof OpenSubmissionWire>;
export type OpenSubmissionListWire = z.infer<typeof OpenSubmissionListWire>;
export type RuleBody = z.input<typeof RuleBody>;
export type BacktestWire = z.infer<typeof BacktestWire>;
export type ReceiverBody = z.input<typeof ReceiverBody>;
export type ReceiverEditBody = z.input<typeof ReceiverEditBody>;
export type ReceiverWire = z.infer<typeof ReceiverWire>;
export type NewReceiverWire = z.infer<typeof NewReceiverWire>;
export type DeliveryWire = z.infer<typeof DeliveryWire>;
export type DeliveryListWire = z.infer<typeof DeliveryListWire>;
export type SilenceBody = z.input<typeof SilenceBody>;
export type SilenceWire = z.infer<typeof SilenceWire>;
