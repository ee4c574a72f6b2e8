export const operators = ['>', '>=', '<', '<='] as const;
export type Operator = (typeof operators)[number];
export const severities = ['info', 'warning', 'critical'] as const;
export type Severity = (typeof severities)[number];
export const certainties = ['certain', 'possible'] as const;
export type Certainty = (typeof certainties)[number];

/** What a figure is held against: a number on the indicator's rate basis, or the baseline or one end of it. */
export type Threshold =
  | number
  | { readonly baseline: 'interval' | 'lower' | 'upper'; readonly times?: number | undefined };

export type Condition =
  | { readonly value: { readonly op: Operator; readonly to: Threshold } }
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
  readonly gap: 'hold' | 'break';
  readonly severity: Severity;
  readonly certainty: Certainty;
  readonly labels: Readonly<Record<string, string>>;
  readonly description: { readonly en: string; readonly ar?: string | undefined };
}
