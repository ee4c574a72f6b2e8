/** The labels an alert carries out of Marsad, by the rules of Prometheus: who groups, silences and routes goes by them. */

import { type Problem, problem } from '../problem.js';

export type Labels = Readonly<Record<string, string>>;

/** Every message carries these, so nothing else may be called so. */
export const ownLabels = ['alertname', 'rule', 'indicator', 'severity', 'certainty'] as const;

const isOwn = (name: string) => ownLabels.some((own) => own === name);

/** Prometheus keeps names that begin with two underscores to itself. */
export function isReservedLabel(name: string): boolean {
  return isOwn(name) || name.startsWith('__');
}

export function isLabelName(name: string): boolean {
  return /^[A-Za-z_][A-Za-z0-9_]{0,99}$/.test(name);
}

/** A dimension's id, or a label's own name, as a label name: goods-type is goods_type, 5yr-age is _5yr_age. */
export function labelNameOf(id: string): string {
  return id.replaceAll('-', '_').replace(/^(?=\d)/, '_');
}

/** The label of a dimension; one on record that has a name of ours, from before it was refused, says that it is one. */
export function dimensionLabel(id: string): string {
  const name = labelNameOf(id);
  return isReservedLabel(name) ? `dimension_${name}` : name;
}

/** The dimension whose label this is; ids have no underscore, so there is only one. */
export function dimensionOf(label: string): string {
  return label.replace(/^_(?=\d)/, '').replaceAll('_', '-');
}

/**
 * Which of an indicator's dimensions cannot be called so, by their place: every one becomes a label.
 * @param held ids that stand on record already, from before they were refused.
 * @param taken labels that rules of the indicator set.
 */
export function dimensionFaults(
  ids: readonly string[],
  held: readonly string[],
  taken: readonly string[],
): readonly { readonly at: number; readonly problem: Problem }[] {
  return ids.flatMap((dimension, at) => {
    const found = dimensionFault(dimension, held, [...ids.slice(0, at), ...taken]);
    return found === null ? [] : [{ at, problem: found }];
  });
}

function dimensionFault(
  dimension: string,
  held: readonly string[],
  others: readonly string[],
): Problem | null {
  if (isReservedLabel(labelNameOf(dimension)) && !held.includes(dimension))
    return problem('dimension-reserved', { dimension, labels: ownLabels.join(', ') });
  const label = dimensionLabel(dimension);
  const other = others.find((one) => dimensionLabel(one) === label);
  return other === undefined ? null : problem('dimension-label-taken', { dimension, label, other });
}

interface LabelSources {
  readonly rule: string;
  readonly ruleName: string;
  readonly ruleLabels: Labels;
  readonly indicator: string;
  readonly dimensions: Readonly<Record<string, string>>;
  readonly severity: string;
  readonly certainty: string;
}

/** The dimensions keep two series apart, so a rule's own label never stands in for one of them. */
export function labelsOf(from: LabelSources): Labels {
  const dimensions = Object.entries(from.dimensions).map(([id, code]) => [dimensionLabel(id), code] as const);
  return {
    ...from.ruleLabels,
    ...Object.fromEntries(dimensions),
    alertname: from.ruleName,
    rule: from.rule,
    indicator: from.indicator,
    severity: from.severity,
    certainty: from.certainty,
  };
}

/** Whether two alerts carry the same labels: to an Alertmanager they are then one. */
export function isSameLabels(a: Labels, b: Labels): boolean {
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every((name) => a[name] === b[name]);
}
