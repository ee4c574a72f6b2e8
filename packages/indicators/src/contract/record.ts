/** The record and what is computed from it, as it crosses HTTP. */
import { z } from 'zod';
import { checkVerdicts } from '../catalogue/check-verdicts.js';
import { comparisonReasons, verdicts } from '../compare/comparison.js';
import { bases, cadences, directions, kinds } from '../indicator/indicator.js';
import { problemCodes } from '../problem.js';
import { pers, qualifiers } from '../quantity/quantity.js';
import { checkKinds, checkReasons } from '../rule/evaluate.js';
import { ruleFailures } from '../rule/failure.js';
import { type Condition, certainties, noDataPolicies, operators, severities, signals } from '../rule/rule.js';
import { revisionFields, revisionKinds } from '../series/history.js';
import { noTotalReasons } from '../series/no-total.js';
import { recommendedReasons } from '../series/recommend.js';
import { baselineStandings } from '../series/series.js';
import { isBlank } from '../series/source-identity.js';
import { trends, whyNotCodes } from '../statistics/codes.js';

const isoDay = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'is no day: write it like 2020-06-16');
const instant = z.string();

export const LocalisedTextWire = z.object({ en: z.string(), ar: z.string().optional() });

export const BoundsWire = z.object({
  lower: z.number().nullable(),
  upper: z.number().nullable(),
  lowerInclusive: z.boolean(),
  upperInclusive: z.boolean(),
});
export const QuantityWire = BoundsWire.extend({
  text: z.string(),
  qualifier: z.enum(qualifiers),
  point: z.number().nullable(),
});
export const PeriodWire = z.object({ text: z.string(), start: isoDay, end: isoDay });

export const ComparisonWire = z.object({
  verdict: z.enum(verdicts),
  reason: z.enum(comparisonReasons).nullable(),
  basis: z.enum(bases).nullable(),
  ratio: BoundsWire.nullable(),
  difference: BoundsWire.nullable(),
});

export const ProblemItemWire = z.object({
  /** Where it lies; left out for the body. */
  in: z.enum(['query', 'header', 'path']).optional(),
  /** JSON pointer into the body that was sent; of the rest the name, after a slash. */
  pointer: z.string(),
  value: z.unknown().optional(),
  code: z.enum(problemCodes),
  detail: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
});
/** RFC 9457. */
export const ProblemWire = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  code: z.enum(problemCodes),
  detail: z.string(),
  instance: z.string().optional(),
  /** The values its sentence was made with. */
  params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  errors: z.array(ProblemItemWire).optional(),
});

export const SourceWire = z.object({
  id: z.string(),
  title: z.string(),
  publisher: z.string().nullable(),
  author: z.string().nullable(),
  /** As precise as the source says: 2020, 2020-06 or 2020-06-16. */
  date: z.string().nullable(),
  url: z.string().nullable(),
});
export const CitationWire = SourceWire.extend({ locator: z.string().nullable() });

export const NormalisedWire = z.object({
  quantity: QuantityWire,
  basis: z.enum(bases).nullable(),
  /** 'none': not a flow or nothing to do; 'divided': total over its equivalents; 'rate': already a rate, converted. */
  method: z.enum(['none', 'divided', 'rate']),
  days: z.number(),
  /** How many of the basis the period covers, e.g. 9 months. */
  equivalents: z.number(),
});

/** What became of a figure after the day or the instant that is looked at. */
export const AfterwardsWire = z.object({
  kind: z.enum(['revised', 'retracted']),
  /** The day on which that was recorded. */
  on: isoDay,
  reason: z.string().nullable(),
});

export const ObservationRefWire = z.object({
  id: z.string(),
  revision: z.number().int(),
  role: z.enum(['recommended', 'triangulation']),
  source: CitationWire,
  reliability: z.string().nullable(),
  credibility: z.number().int().nullable(),
  status: z.enum(['A', 'E', 'P', 'B', 'M']),
  note: z.string().nullable(),
  recordedAt: instant,
  /** The day this figure was publicly known: its source's date, else the day it was recorded. */
  knownOn: isoDay,
  /** Null for a figure as it stands; set in a look back, and behind an alert. */
  since: AfterwardsWire.nullable(),
});

const pointFields = {
  period: PeriodWire,
  quantity: QuantityWire,
  per: z.enum(pers),
  normalised: NormalisedWire,
  comparison: ComparisonWire,
  /** The period was not over when this was recorded. */
  partial: z.boolean(),
};
export const AlternativeWire = z.object({ ...pointFields, observation: ObservationRefWire });
export const PointWire = z.object({
  ...pointFields,
  /** A total computed from its parts: it has no observation of its own. */
  derived: z.boolean(),
  observation: ObservationRefWire.nullable(),
  /**
   * Why this source stands for the period: it is the only one, an editor chose it, it is graded best, it is the newest, it
   * and its equals say the same, or none is known to be better ("tied"): then it is the first by name, and an editor
   * should choose.
   */
  recommendedBecause: z.enum(recommendedReasons),
  choice: z.object({ at: instant, by: z.string(), reason: z.string() }).nullable(),
  /** Two sources of this period cannot both be right: their ranges have no value in common. */
  disagreement: z.boolean(),
  /** Of a stated total: what its parts come to, where all are there or some already come to more than it. */
  parts: z.object({ sum: QuantityWire, complete: z.boolean(), agrees: z.boolean() }).nullable(),
  alternatives: z.array(AlternativeWire),
});

export const BaselineWire = z.object({
  quantity: QuantityWire,
  per: z.enum(pers),
  period: PeriodWire,
  normalised: NormalisedWire,
  /** Widened by the indicator's margin, where it has one: what figures and rules are held against. */
  widened: QuantityWire.nullable(),
  /** The indicator's margin: 0.1 is 10 %. */
  margin: z.number(),
  /** Whether a range varies from month to month (spread) or is one unknown value (uncertainty). */
  range: z.enum(['spread', 'uncertainty']).nullable(),
  citation: CitationWire,
  observation: z.string(),
  /** Whether it is still that figure: it may have been corrected since, or retracted, and stays the baseline meanwhile. */
  standing: z.enum(baselineStandings),
});

/** Why there is no total for the newest figures of the parts; `given` and `missing` are codes of the one dimension. */
export const NoTotalWire = z.object({
  reason: z.enum(noTotalReasons),
  /** Null where the parts are never added up, whatever the period. */
  period: PeriodWire.nullable(),
  given: z.array(z.string()),
  missing: z.array(z.string()),
  /** What is known of the total from the parts that are there; null where that is nothing. */
  atLeast: z.object({ quantity: QuantityWire, per: z.enum(pers) }).nullable(),
});

export const DimensionWire = z.object({
  id: z.string(),
  name: LocalisedTextWire,
  codes: z.array(z.object({ code: z.string(), name: LocalisedTextWire })),
});
export const IndicatorWire = z.object({
  id: z.string(),
  name: LocalisedTextWire,
  definition: LocalisedTextWire,
  kind: z.enum(kinds),
  unit: z.string(),
  rateBasis: z.enum(bases).nullable(),
  statedAs: z.enum(['total', 'rate']),
  cadence: z.enum(cadences),
  publicationLagDays: z.number(),
  direction: z.enum(directions),
  nonNegative: z.boolean(),
  integer: z.boolean(),
  dimensions: z.array(DimensionWire),
  margin: z.number(),
  /** Where it stands in the catalogue; 'own' is an administrator's. */
  section: z.enum(['headline', 'further', 'unquantified', 'own']),
  /** Where the source document speaks of it. */
  locator: z.string().nullable(),
  version: z.number().int(),
  /** Archived indicators keep their figures; nothing new is entered for them. */
  archivedAt: z.string().nullable(),
});

export const alertStates = ['normal', 'pending', 'firing', 'recovering', 'nodata', 'error'] as const;
export const AlertSummaryWire = z.object({
  id: z.string(),
  indicator: z.string(),
  dimensions: z.record(z.string(), z.string()),
  state: z.enum(alertStates),
  channel: z.enum(certainties),
  severity: z.enum(severities),
  startsAt: z.string(),
  /** It was certain and fires on, while the newest figure leaves open whether it still is. */
  downgraded: z.boolean(),
  /** Its figures were recorded long after their periods: it is told in a digest. */
  quiet: z.boolean(),
  /** Somebody has seen it, and it neither ended nor got worse since. */
  acknowledged: z.boolean(),
});

/** One row of the overview: an indicator with where it stands now. */
export const IndicatorSummaryWire = IndicatorWire.extend({
  baseline: BaselineWire.nullable(),
  /** The newest recommended figure of the total series after the baseline; null when there is none yet. */
  latest: PointWire.nullable(),
  previous: PointWire.nullable(),
  /** Set where parts have newer figures than the total has. */
  noTotal: NoTotalWire.nullable(),
  /** Number of recommended figures that are not the baseline's own. */
  figures: z.number().int(),
  /** Series that hold figures, the total first ({}). */
  series: z.array(z.object({ dimensions: z.record(z.string(), z.string()), figures: z.number().int() })),
  overdue: z.object({ since: isoDay, daysLate: z.number().int() }).nullable(),
  alerts: z.array(AlertSummaryWire),
});
export const IndicatorListWire = z.object({
  items: z.array(IndicatorSummaryWire),
  next: z.string().nullable(),
});

export const SeriesWire = z.object({
  indicator: IndicatorWire,
  dimensions: z.record(z.string(), z.string()),
  baseline: BaselineWire.nullable(),
  asOf: z.string().nullable(),
  recordedAsOf: z.string().nullable(),
  /** How many figures there are; more than `points` where they were thinned. */
  pointsInAll: z.number().int(),
  points: z.array(PointWire),
  /** Of a total: set where parts have newer figures than it has. */
  noTotal: NoTotalWire.nullable(),
});

/** Days on which something more, or something else, became known of a series; the newest first. */
export const VintageListWire = z.object({
  items: z.array(z.object({ knownOn: isoDay, revisions: z.number().int() })),
});

/** One revision of one figure of a series. */
export const SeriesRevisionWire = z.object({
  observation: z.string(),
  revision: z.number().int(),
  kind: z.enum(revisionKinds),
  /** A total's history holds that of its parts. */
  dimensions: z.record(z.string(), z.string()),
  period: PeriodWire,
  quantity: QuantityWire,
  per: z.enum(pers),
  /** Where it stood until this revision, which says that it belongs elsewhere; null where it stays where it was. */
  from: z
    .object({
      period: PeriodWire,
      dimensions: z.record(z.string(), z.string()),
      source: SourceWire.omit({ date: true }),
    })
    .nullable(),
  /** What the figure was before; null where there was none, or it was no figure. */
  before: z.object({ quantity: QuantityWire, per: z.enum(pers) }).nullable(),
  knownOn: isoDay,
  recordedAt: instant,
  by: z.string(),
  reason: z.string().nullable(),
  source: CitationWire,
});
export const SeriesRevisionListWire = z.object({
  items: z.array(SeriesRevisionWire),
  next: z.string().nullable(),
});

/** Text a database can hold: no NUL and no half of a surrogate pair. */
export const text = (most: number) =>
  z
    .string()
    .max(most)
    .refine((given) => !/[\0\p{Cs}]/u.test(given), 'holds a character that is no text');

/** POST /observations as far as its outer form goes; the figure and the period are read by the domain. */
export const ObservationBody = z.strictObject({
  indicator: text(100),
  period: text(100),
  value: z.union([
    text(10_000),
    z.number(),
    QuantityWire.partial()
      .extend({ text: text(10_000).optional() })
      .strict(),
  ]),
  /** How a flow figure is meant whose own words do not say it. */
  per: z.enum(pers).optional(),
  dimensions: z.record(text(100), text(100)).optional(),
  source: z.strictObject({
    title: text(500),
    publisher: text(300).nullish(),
    author: text(300).nullish(),
    date: text(40).nullish(),
    url: text(2000).nullish(),
    locator: text(300).nullish(),
  }),
  reliability: z.enum(['A', 'B', 'C', 'D', 'E', 'F']).nullish(),
  credibility: z.number().int().min(1).max(6).nullish(),
  status: z.enum(['A', 'E', 'P', 'B', 'M']).nullish(),
  note: text(4000).nullish(),
  /** Why it is right in spite of what was warned of; kept as the reason of its revision. */
  comment: text(1000).nullish(),
  /** The language the figure is written in, for separators that read two ways. */
  language: z.enum(['en', 'ar']).optional(),
});

export const Reason = text(1000)
  .transform((given) => given.trim())
  .refine((given) => !isBlank(given), 'give the reason: whoever looks later has to understand it');

/** What changes an observation: what is left out stays as it is. */
export const RevisionBody = z.strictObject({
  reason: Reason,
  /** The number of the revision it was decided on; left out, the one that is live when the request comes in. */
  revision: z.number().int().positive().optional(),
  value: ObservationBody.shape.value.optional(),
  per: z.enum(pers).optional(),
  /** Where it stands, if that was wrong: its period, its dimensions (all of them), its source. */
  period: ObservationBody.shape.period.optional(),
  dimensions: ObservationBody.shape.dimensions,
  /** With the title of another document, what is left out of it is not known of that document. */
  source: ObservationBody.shape.source.partial().strict().optional(),
  reliability: ObservationBody.shape.reliability,
  credibility: ObservationBody.shape.credibility,
  status: z.enum(['A', 'E', 'P', 'B', 'M']).optional(),
  note: text(4000).nullish(),
  language: z.enum(['en', 'ar']).optional(),
  /** Of a baseline: what others are compared with is the corrected figure from now on. Left out, it stays as it was. */
  baseline: z.boolean().optional(),
});
export const RevisionPreviewBody = RevisionBody.extend({ reason: text(1000).optional() });
/** Retracting and restoring. */
export const ReasonedBody = z.strictObject({
  reason: Reason,
  revision: z.number().int().positive().optional(),
});
export const RecommendationBody = z.strictObject({ reason: Reason });

const baselineFigure = {
  quantity: QuantityWire,
  per: z.enum(pers),
  period: PeriodWire,
  normalised: NormalisedWire,
};
/** The revision of an observation that others are compared with. */
export const PinnedRevisionWire = z.object({
  ...baselineFigure,
  revision: z.number().int(),
  dimensions: z.record(z.string(), z.string()),
  range: z.enum(['spread', 'uncertainty']).nullable(),
  /** current: it is the figure as it stands; corrected or retracted: the figure is another one, or none, by now. */
  standing: z.enum(baselineStandings),
  /** What would be pinned instead: the figure as it stands, or as a correction would have it; null where it is retracted. */
  instead: z.object(baselineFigure).nullable(),
  /** The newest figure that is compared with it, both ways. */
  latest: z
    .object({
      period: PeriodWire,
      quantity: QuantityWire,
      per: z.enum(pers),
      normalised: NormalisedWire,
      pinned: ComparisonWire,
      instead: ComparisonWire.nullable(),
    })
    .nullable(),
});

export const ObservationWire = z.object({
  id: z.string(),
  indicator: z.string(),
  dimensions: z.record(z.string(), z.string()),
  period: PeriodWire,
  revision: z.number().int(),
  retracted: z.boolean(),
  quantity: QuantityWire,
  per: z.enum(pers),
  normalised: NormalisedWire.nullable(),
  /** Null for a figure that is retracted, or that is the baseline itself. */
  comparison: ComparisonWire.nullable(),
  source: CitationWire,
  reliability: z.string().nullable(),
  credibility: z.number().int().nullable(),
  status: z.enum(['A', 'E', 'P', 'B', 'M']),
  note: z.string().nullable(),
  knownOn: isoDay,
  /** Who made this revision, when and why. */
  revised: z.object({ at: instant, on: isoDay, by: z.string(), reason: z.string().nullable() }),
  /** A revision of it is what others are compared with. */
  isBaseline: z.boolean(),
  /** Which one that is; null where it is none. */
  baseline: PinnedRevisionWire.nullable(),
  /** Its part among the sources of its period; null where it has none, being retracted or the baseline. */
  role: z.enum(['recommended', 'triangulation']).nullable(),
  recommendedBecause: PointWire.shape.recommendedBecause.nullable(),
  choice: PointWire.shape.choice,
  disagreement: z.boolean(),
  parts: PointWire.shape.parts,
  /** The other sources of its period. */
  others: z.array(AlternativeWire),
});

export const HistoryWire = z.object({
  items: z.array(
    z.object({
      revision: z.number().int(),
      kind: z.enum(revisionKinds),
      by: z.string(),
      reason: z.string().nullable(),
      recordedAt: instant,
      supersededAt: instant.nullable(),
      knownOn: isoDay,
      quantity: QuantityWire,
      per: z.enum(pers),
      periodText: z.string(),
      /** Where it stood. */
      period: PeriodWire,
      dimensions: z.record(z.string(), z.string()),
      source: SourceWire.omit({ date: true }),
      sourceDate: z.string().nullable(),
      locator: z.string().nullable(),
      reliability: z.string().nullable(),
      credibility: z.number().int().nullable(),
      status: z.enum(['A', 'E', 'P', 'B', 'M']),
      note: z.string().nullable(),
      /** What differs from the revision that was live before it, and which that was. */
      changed: z.array(z.enum(revisionFields)),
      before: z.number().int().nullable(),
    }),
  ),
});

/** How a correction would be read, and what would follow; nothing is stored. */
export const RevisionPreviewWire = z.object({
  quantity: QuantityWire.nullable(),
  per: z.enum(pers).nullable(),
  period: PeriodWire.nullable(),
  dimensions: z.record(z.string(), z.string()).nullable(),
  normalised: NormalisedWire.nullable(),
  /** In its new place, against the baseline there; null for the baseline itself. */
  comparison: ComparisonWire.nullable(),
  partial: z.boolean(),
  baseline: BaselineWire.nullable(),
  /** What is pinned of it, and the newest figure against that and against the correction. */
  pinned: PinnedRevisionWire.nullable(),
  errors: z.array(ProblemItemWire),
});

/** waiting: an editor looks at it first. */
export const AcceptedWire = z.object({ id: z.string(), status: z.enum(['accepted', 'waiting']) });
export const submissionStatuses = [
  'waiting',
  'returned',
  'accepted',
  'committed',
  'unchanged',
  'rejected',
] as const;
export const SubmissionStepWire = z.object({
  step: z.enum(['handed-in', 'returned', 'accepted', 'rejected', 'withdrawn']),
  comment: z.string().nullable(),
  by: z.string(),
  at: instant,
});
export const SubmissionWire = z.object({
  id: z.string(),
  status: z.enum(submissionStatuses),
  receivedAt: instant,
  /** What people did with it, where there was a review. */
  steps: z.array(SubmissionStepWire),
  observation: z
    .object({
      id: z.string(),
      revision: z.number().int(),
      indicator: z.string(),
      dimensions: z.record(z.string(), z.string()),
      period: PeriodWire,
      quantity: QuantityWire,
      per: z.enum(pers),
    })
    .nullable(),
  comparison: ComparisonWire.nullable(),
  alerts: z.array(AlertSummaryWire),
  errors: z.array(ProblemItemWire),
});

export const PreviewWire = z.object({
  quantity: QuantityWire.nullable(),
  per: z.enum(pers).nullable(),
  period: PeriodWire.nullable(),
  normalised: NormalisedWire.nullable(),
  comparison: ComparisonWire.nullable(),
  partial: z.boolean(),
  baseline: BaselineWire.nullable(),
  previous: PointWire.nullable(),
  warnings: z.array(ProblemItemWire),
  errors: z.array(ProblemItemWire),
  /** Live observations for the same indicator, dimensions and period. */
  duplicates: z.array(AlternativeWire),
});

const ThresholdWire = z.union([
  z.number(),
  z.strictObject({
    baseline: z.enum(['interval', 'lower', 'upper']),
    times: z.number().positive().optional(),
  }),
]);
const op = z.enum(operators);
const mostParts = 20;
const parts = z.lazy(() => z.array(ConditionWire).min(1).max(mostParts));
export const ConditionWire: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    z.strictObject({ value: z.strictObject({ op, to: ThresholdWire }) }),
    z.strictObject({ ratio: z.strictObject({ op, to: z.number().positive() }) }),
    z.strictObject({
      change: z
        .strictObject({ op, absolute: z.number().optional(), percent: z.number().optional() })
        .refine(({ absolute, percent }) => absolute !== undefined || percent !== undefined, {
          error: 'a change is absolute, or in per cent, or both',
        }),
    }),
    z.strictObject({ yearAgo: z.strictObject({ op, percent: z.number() }) }),
    z.strictObject({ signal: z.enum(signals) }),
    z.strictObject({ overdue: z.literal(true) }),
    z.strictObject({ disagreement: z.literal(true) }),
    z.strictObject({ all: parts }),
    z.strictObject({ any: parts }),
    z.strictObject({ not: ConditionWire }),
  ]),
);

export const RuleWire = z.object({
  id: z.string(),
  version: z.number().int(),
  indicator: z.string(),
  dimensions: z.record(z.string(), z.string()).nullable(),
  condition: z.unknown(),
  for: z.number().int(),
  recovery: z.unknown().nullable(),
  keepFiringFor: z.number().int(),
  gap: z.enum(['hold', 'break']),
  severity: z.enum(severities),
  certainty: z.enum(certainties),
  noData: z.enum(noDataPolicies),
  labels: z.record(z.string(), z.string()),
  /** What people called it; null where it has no name of its own. */
  ownName: LocalisedTextWire.nullable(),
  name: LocalisedTextWire,
  /** Ids of the only receivers that are told. */
  receivers: z.array(z.string()).nullable(),
  /** Those of them that were removed: nobody is told through them. */
  removedReceivers: z.array(z.object({ id: z.string(), name: z.string() })),
  description: LocalisedTextWire,
  origin: z.enum(['catalogue', 'own']),
  /** Why it can't be checked, and what mends that; null where it can. */
  error: z.object({ code: z.enum(ruleFailures), title: LocalisedTextWire }).nullable(),
});
export const RuleListWire = z.object({ items: z.array(RuleWire), next: z.string().nullable() });

export const triageOutcomes = ['confirmed', 'monitor', 'discarded', 'false-positive'] as const;
const Note = text(1000)
  .transform((given) => given.trim() || null)
  .nullish();
export const AcknowledgeBody = z.strictObject({
  note: Note,
  /** When it counts no more; left out, for as long as the alert lasts. */
  until: z.iso.datetime({ offset: true }).nullish(),
});
export const TriageBody = z.strictObject({ outcome: z.enum(triageOutcomes), note: Note });
/** `source` is null for what no one document says: a total derived from its parts. */
const AlertFigureWire = z.object({
  quantity: QuantityWire,
  per: z.enum(pers),
  period: PeriodWire,
  source: CitationWire.nullable(),
});
export const AlertWire = AlertSummaryWire.extend({
  rule: RuleWire,
  name: LocalisedTextWire,
  unit: z.string(),
  /** ISO day of the first period of the run, and of the period that resolved it. */
  endsAt: z.string().nullable(),
  detectedAt: instant,
  late: z.boolean(),
  /** Somebody has seen it; null once it ended, got worse, or the time given is over. */
  acknowledgedBy: z
    .object({ by: z.string(), at: instant, note: z.string().nullable(), until: instant.nullable() })
    .nullable(),
  triage: z
    .object({
      outcome: z.enum(triageOutcomes),
      by: z.string(),
      at: instant,
      note: z.string().nullable(),
    })
    .nullable(),
  /** The newest figure behind the state, as given; null where no figure stands for its period any more. */
  value: AlertFigureWire.nullable(),
  /** The one that stood before it: of an earlier period, or of the same before it was corrected. */
  previousValue: AlertFigureWire.nullable(),
  /** The alert that this one goes on as, where two have become one or one was cut in two. */
  successor: z.string().nullable(),
  comparison: ComparisonWire,
  /** What was compared with what, in numbers and in words. */
  explanation: z.object({
    text: LocalisedTextWire,
    normalised: NormalisedWire,
    /** How little the figure would have to change for another verdict. */
    flip: LocalisedTextWire.nullable(),
    /** Set where the alert is about a figure that should be there; the value is then the last there is. */
    /** Why its rule can't be checked, while its state is error. */
    failure: LocalisedTextWire.nullable(),
    overdue: z.object({ period: PeriodWire, since: isoDay }).nullable(),
    thresholds: z.array(
      z.object({
        kind: z.enum(checkKinds),
        op: z.string().nullable(),
        /** What was held against the threshold, where that is not the figure itself. */
        measured: QuantityWire.nullable(),
        quantity: QuantityWire.nullable(),
        verdict: z.enum(['certain', 'possible', 'no', 'nodata']),
        /** Why no numbers were compared; null where they were. */
        reason: z.enum(checkReasons).nullable(),
      }),
    ),
    baseline: BaselineWire.nullable(),
    observation: ObservationRefWire.nullable(),
  }),
  history: z.array(
    z.object({
      at: instant,
      from: z.enum(alertStates),
      to: z.enum(alertStates),
      reason: z.string(),
      period: PeriodWire.nullable(),
      value: QuantityWire.nullable(),
      per: z.enum(pers).nullable(),
      previousValue: QuantityWire.nullable(),
    }),
  ),
});
export const AlertListWire = z.object({ items: z.array(AlertWire), next: z.string().nullable() });

/** A reference figure of a source document: context, shown and cited, never alarmed on. */
export const FactWire = z.object({
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
});
export const FactListWire = z.object({ items: z.array(FactWire), next: z.string().nullable() });

/** The document held against itself: the arithmetic line by line, with the numbers it gave. */
export const CheckWire = z.object({
  id: z.string(),
  title: LocalisedTextWire,
  verdict: z.enum(checkVerdicts),
  steps: z.array(z.object({ text: LocalisedTextWire })),
  conclusion: LocalisedTextWire,
  locators: z.array(z.string()),
  /** Where a figure comes from that is not the document's. */
  outside: z.object({ title: z.string(), url: z.string().nullable() }).nullable(),
});
export const CheckListWire = z.object({ items: z.array(CheckWire), next: z.string().nullable() });

/** A measure the document recommends, with what has been done about it since. */
export const MeasureWire = z.object({
  id: z.string(),
  name: LocalisedTextWire,
  locator: z.string(),
  events: z.array(z.object({ id: z.string(), date: isoDay, title: z.string(), url: z.string().nullable() })),
});
export const MeasureListWire = z.object({ items: z.array(MeasureWire), next: z.string().nullable() });

const SpanWire = z.object({ lower: z.number(), upper: z.number() });
/** The points a statistic is about: a gap is a period inside the window that has no figure. */
const windowFields = {
  points: z.number().int(),
  from: PeriodWire.nullable(),
  to: PeriodWire.nullable(),
  /** The one length all periods have, which is the unit of time: { month, 3 } is a quarter. */
  step: z
    .object({ unit: z.enum(['day', 'week', 'month']), count: z.number().int(), text: LocalisedTextWire })
    .nullable(),
  gaps: z.number().int(),
};
const controlFields = {
  ...windowFields,
  /** The centre line: a number, or the interval the one unknown mean lies in. */
  target: SpanWire.nullable(),
  sigma: SpanWire.nullable(),
  sigmaFrom: z.enum(['baseline-range', 'moving-range']).nullable(),
};
const signalFields = {
  above: z.enum(['certain', 'possible', 'no']),
  below: z.enum(['certain', 'possible', 'no']),
};

function statistic<I extends z.ZodRawShape, R extends z.ZodRawShape>(inputs: I, result: R) {
  return z.object({
    method: z.object({ name: LocalisedTextWire, source: LocalisedTextWire }),
    inputs: z.object(inputs),
    /** null where the data cannot bear it: then whyNot says why. */
    result: z.object({ ...result, conclusion: LocalisedTextWire }).nullable(),
    whyNot: z.object({ code: z.enum(whyNotCodes), text: LocalisedTextWire }).nullable(),
  });
}

export const StatisticsWire = z.object({
  indicator: z.string(),
  dimensions: z.record(z.string(), z.string()),
  /** What every number is in, e.g. {person} per month. */
  unit: z.string(),
  basis: z.enum(bases).nullable(),
  /** Figures whose periods were over when they were recorded; the others are left out. */
  points: z.number().int(),
  partialLeftOut: z.number().int(),
  theilSen: statistic(
    { ...windowFields, confidence: z.number() },
    {
      /** Change per step of time; an interval where the figures are. */
      slope: BoundsWire,
      /** The slope's confidence interval, over every slope the figures allow. */
      interval: BoundsWire,
      intercept: BoundsWire,
      pairs: z.number().int(),
      trend: z.enum(trends),
    },
  ),
  mannKendall: statistic(
    { ...windowFields, alpha: z.number() },
    {
      s: SpanWire,
      variance: z.number(),
      /** Sizes of the groups of equal figures. */
      ties: z.array(z.number().int()),
      z: SpanWire,
      /** Two-sided. */
      p: SpanWire,
      /** Kendall's tau-a: S over all pairs. */
      tauA: SpanWire,
      /** Kendall's tau-b: corrected for ties; null where every figure is the same. */
      tauB: SpanWire.nullable(),
      trend: z.enum(trends),
    },
  ),
  ewma: statistic(
    { ...controlFields, lambda: z.number(), L: z.number() },
    {
      points: z.array(
        z.object({
          period: PeriodWire,
          value: BoundsWire,
          ewma: BoundsWire,
          lowerLimit: SpanWire,
          upperLimit: SpanWire,
          ...signalFields,
        }),
      ),
      /** What the limits settle at. */
      limits: z.object({ lower: SpanWire, upper: SpanWire }),
    },
  ),
  cusum: statistic(
    {
      ...controlFields,
      /** In sigmas, and in the indicator's own unit. */
      k: z.number(),
      h: z.number(),
      kUnits: SpanWire.nullable(),
      hUnits: SpanWire.nullable(),
    },
    {
      points: z.array(
        z.object({
          period: PeriodWire,
          value: BoundsWire,
          high: BoundsWire,
          low: BoundsWire,
          ...signalFields,
        }),
      ),
    },
  ),
  yearOnYear: statistic(
    { points: z.number().int(), pairs: z.number().int() },
    {
      /** Oldest first. */
      pairs: z.array(
        z.object({
          period: PeriodWire,
          earlierPeriod: PeriodWire,
          quantity: QuantityWire,
          earlierQuantity: QuantityWire,
          verdict: z.enum(verdicts),
          ratio: BoundsWire.nullable(),
          difference: BoundsWire,
        }),
      ),
    },
  ),
});

export const InstanceWire = z.object({
  version: z.string(),
  demo: z.boolean(),
  /** Where days begin and end, by its name: Asia/Baghdad. */
  timeZone: z.string(),
});

export const ReadyWire = z.object({
  status: z.enum(['ready', 'not-ready']),
  checks: z.record(z.string(), z.object({ ok: z.boolean(), detail: z.string() })),
});

export type ObservationRefWire = z.infer<typeof ObservationRefWire>;
export type AfterwardsWire = z.infer<typeof AfterwardsWire>;
export type CitationWire = z.infer<typeof CitationWire>;
export type NormalisedWire = z.infer<typeof NormalisedWire>;
export type PointWire = z.infer<typeof PointWire>;
export type AlternativeWire = z.infer<typeof AlternativeWire>;
export type BaselineWire = z.infer<typeof BaselineWire>;
export type NoTotalWire = z.infer<typeof NoTotalWire>;
export type IndicatorWire = z.infer<typeof IndicatorWire>;
export type IndicatorSummaryWire = z.infer<typeof IndicatorSummaryWire>;
export type IndicatorListWire = z.infer<typeof IndicatorListWire>;
export type SeriesWire = z.infer<typeof SeriesWire>;
export type ObservationBody = z.infer<typeof ObservationBody>;
export type SubmissionWire = z.infer<typeof SubmissionWire>;
export type PreviewWire = z.infer<typeof PreviewWire>;
export type VintageListWire = z.infer<typeof VintageListWire>;
export type SeriesRevisionListWire = z.infer<typeof SeriesRevisionListWire>;
export type RuleWire = z.infer<typeof RuleWire>;
export type AlertWire = z.infer<typeof AlertWire>;
export type AlertSummaryWire = z.infer<typeof AlertSummaryWire>;
export type AlertListWire = z.infer<typeof AlertListWire>;
export type ProblemWire = z.infer<typeof ProblemWire>;
export type ProblemItemWire = z.infer<typeof ProblemItemWire>;
export type ReadyWire = z.infer<typeof ReadyWire>;
export type InstanceWire = z.infer<typeof InstanceWire>;
export type FactWire = z.infer<typeof FactWire>;
export type FactListWire = z.infer<typeof FactListWire>;
export type CheckWire = z.infer<typeof CheckWire>;
export type CheckListWire = z.infer<typeof CheckListWire>;
export type MeasureWire = z.infer<typeof MeasureWire>;
export type MeasureListWire = z.infer<typeof MeasureListWire>;
export type StatisticsWire = z.infer<typeof StatisticsWire>;

export type RevisionBody = z.infer<typeof RevisionBody>;
export type RevisionPreviewBody = z.infer<typeof RevisionPreviewBody>;
export type RevisionPreviewWire = z.infer<typeof RevisionPreviewWire>;
export type PinnedRevisionWire = z.infer<typeof PinnedRevisionWire>;
export type ObservationWire = z.infer<typeof ObservationWire>;
export type HistoryWire = z.infer<typeof HistoryWire>;

export const AuditListWire = z.object({
  items: z.array(
    z.object({
      id: z.number().int(),
      at: instant,
      by: z.object({ kind: z.enum(['person', 'token', 'feed', 'system']), name: z.string() }),
      /** Area and deed, such as observation.revise. */
      action: z.string(),
      subject: z.string(),
      /** What the subject is called now, where it has a name: a person, a token, a receiver, an invitation. */
      name: z.string().nullable(),
      details: z.record(z.string(), z.unknown()),
      /** Of an observation, and without a period of an alert. */
      about: z.object({ indicator: z.string(), period: z.string().nullable() }).nullable(),
    }),
  ),
  next: z.string().nullable(),
});
export type AuditListWire = z.infer<typeof AuditListWire>;
