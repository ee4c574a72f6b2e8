/** Alerts. */
import { z } from 'zod';
import { pers } from '../quantity/quantity.js';
import { checkKinds, checkReasons, ruleVerdicts } from '../rule/evaluate.js';
import { alertStates } from '../rule/replay.js';
import { certainties, severities } from '../rule/rule.js';
import { triageOutcomes } from '../rule/triage.js';
import { BaselineWire } from './baseline.js';
import { ComparisonWire, NormalisedWire } from './comparison.js';
import { dimensions } from './dimensions.js';
import { ObservationRefWire } from './point.js';
import { QuantityWire } from './quantity.js';
import { RuleWire } from './rule.js';
import { CitationWire } from './source.js';
import { LocalisedTextWire, text } from './text.js';
import { givenInstant, instant, isoDay, PeriodWire } from './time.js';

export const AlertSummaryWire = z
  .object({
    id: z.string(),
    indicator: z.string(),
    dimensions,
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
  })
  .meta({ id: 'AlertSummary' });
export type AlertSummaryWire = z.infer<typeof AlertSummaryWire>;

const Note = text(1000)
  .transform((given) => given.trim() || null)
  .nullish();

export const AcknowledgeBody = z
  .strictObject({
    note: Note,
    /** When it counts no more; left out, for as long as the alert lasts. */
    until: givenInstant.nullish(),
  })
  .meta({ id: 'AcknowledgeBody' });
export type AcknowledgeBody = z.input<typeof AcknowledgeBody>;

/** Somebody has seen it; null once it ended, got worse, or the time given is over. */
export const AcknowledgementWire = z
  .object({ by: z.string(), at: instant, note: z.string().nullable(), until: instant.nullable() })
  .nullable();

export const TriageBody = z
  .strictObject({ outcome: z.enum(triageOutcomes), note: Note })
  .meta({ id: 'TriageBody' });
export type TriageBody = z.input<typeof TriageBody>;

/** `source` is null for what no one document says: a total derived from its parts. */
const AlertFigureWire = z.object({
  quantity: QuantityWire,
  per: z.enum(pers),
  period: PeriodWire,
  source: CitationWire.nullable(),
});

/** A figure as given, with its hedge, of its period. */
const MomentFigure = z.object({ quantity: QuantityWire, per: z.enum(pers), period: PeriodWire });

/** Who looks after it. `by` gave it to them. */
export const AssignmentWire = z
  .object({ id: z.string(), name: z.string(), by: z.string(), at: instant })
  .nullable();

export const AlertWire = AlertSummaryWire.extend({
  rule: RuleWire,
  name: LocalisedTextWire,
  unit: z.string(),
  /** ISO day of the first period of the run, and of the period that resolved it. */
  endsAt: z.string().nullable(),
  detectedAt: instant,
  late: z.boolean(),
  acknowledgedBy: AcknowledgementWire,
  triage: z
    .object({
      outcome: z.enum(triageOutcomes),
      by: z.string(),
      at: instant,
      note: z.string().nullable(),
    })
    .nullable(),
  /** Null where nobody looks after it. */
  assignedTo: AssignmentWire,
  /** Until when nobody is told of it; null where they are. */
  silencedUntil: instant.nullable(),
  /** The figure it fired at, as corrected since; null where it has not fired. `at`: when that was found. */
  fired: MomentFigure.extend({ at: instant }).nullable(),
  /**
   * What ended it; null while it lasts. `figure` is null where no figure did: the last one was taken back, its rule says
   * something else now, or it goes on as another alert.
   */
  ended: z.object({ at: instant, reason: z.string(), figure: MomentFigure.nullable() }).nullable(),
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
    /** Why its rule can't be checked, while its state is error. */
    failure: LocalisedTextWire.nullable(),
    /** Set where the alert is about a figure that should be there; the value is then the last there is. */
    overdue: z.object({ period: PeriodWire, since: isoDay }).nullable(),
    thresholds: z.array(
      z.object({
        kind: z.enum(checkKinds),
        op: z.string().nullable(),
        /** What was held against the threshold, where that is not the figure itself. */
        measured: QuantityWire.nullable(),
        quantity: QuantityWire.nullable(),
        verdict: z.enum(ruleVerdicts),
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
}).meta({ id: 'Alert' });
export type AlertWire = z.infer<typeof AlertWire>;

export const AlertListWire = z
  .object({ items: z.array(AlertWire), next: z.string().nullable() })
  .meta({ id: 'AlertList' });
export type AlertListWire = z.infer<typeof AlertListWire>;
