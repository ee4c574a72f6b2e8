export const operators = ['>', '>=', '<', '<='] as const;
export type Operator = (typeof operators)[number];
/** What messages call them. */
export const operatorNames = {
  '>': 'more',
  '>=': 'atLeast',
  '<': 'less',
  '<=': 'atMost',
} as const satisfies Readonly<Record<Operator, string>>;
export const severities = ['info', 'warning', 'critical'] as const;
export type Severity = (typeof severities)[number];
export const certainties = ['certain', 'possible'] as const;
export type Certainty = (typeof certainties)[number];

/** All of the baseline, or one end of it. */
export const baselineEnds = ['interval', 'lower', 'upper'] as const;
/** Whether a period without a figure breaks a run. */
export const gapPolicies = ['hold', 'break'] as const;

/** What a figure is held against: a number on the indicator's rate basis, or the baseline or one end of it. */
export type Threshold =
  | number
  | { readonly baseline: (typeof baselineEnds)[number]; readonly times?: number | undefined };

/** What becomes of an alert while the next figure is overdue, as in Grafana: KeepLast leaves it as it is. */
export const noDataPolicies = ['NoData', 'KeepLast', 'Normal', 'Firing'] as const;
export type NoDataPolicy = (typeof noDataPolicies)[number];
export const signals = ['ewma', 'cusum'] as const;
export type Signal = (typeof signals)[number];

/**
 * What a rule asks of one period's figure, as normalised. A change is from the period before (percent and absolute: both
 * must hold); `yearAgo` from the same window a year earlier. Falls are negative.
 */
export type Condition =
  | { readonly value: { readonly op: Operator; readonly to: Threshold } }
  /** Times the baseline. */
  | { readonly ratio: { readonly op: Operator; readonly to: number } }
  | {
      readonly change: {
        readonly op: Operator;
        readonly absolute?: number | undefined;
        readonly percent?: number | undefined;
      };
    }
  | { readonly yearAgo: { readonly op: Operator; readonly percent: number } }
  /** A control chart says that the series has moved to the worse side; to either where none is worse. */
  | { readonly signal: Signal }
  /** The next figure should be there and is not. */
  | { readonly overdue: true }
  /** Two sources of the period cannot both be right. */
  | { readonly disagreement: true }
  /** The two sides of the rule's own check cannot both be right. */
  | { readonly tension: true }
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition };

/** A threshold rule. `for` and `keepFiringFor` count reporting periods. */
export interface Rule {
  readonly indicator: string;
  readonly dimensions?: Readonly<Record<string, string>> | undefined;
  readonly condition: Condition;
  readonly for: number;
  readonly recovery: Condition | null;
  readonly keepFiringFor: number;
  readonly gap: (typeof gapPolicies)[number];
  readonly severity: Severity;
  readonly certainty: Certainty;
  readonly noData: NoDataPolicy;
  readonly labels: Readonly<Record<string, string>>;
  /** What it is called; its indicator with its condition where absent. */
  readonly name?: { readonly en: string; readonly ar?: string | undefined } | undefined;
  /** The check of one's own that the rule keeps: `version` is that of what it says. */
  readonly check?: { readonly id: string; readonly version: number } | undefined;
  /** Ids of the only receivers that are told; every one whose matchers fit where absent. */
  readonly receivers?: readonly string[] | undefined;
  readonly description: { readonly en: string; readonly ar?: string | undefined };
}
