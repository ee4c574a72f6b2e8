import { type Bounds, type Condition, settle, type Threshold } from '@marsad/indicators';

/**
 * The numbers a condition compares the figure with. Those that lie on the baseline's own ends are drawn already.
 * @param baseline as it is compared, which a margin may have widened.
 * @param drawn the baseline as it stands in the chart.
 */
export function thresholdValues(
  condition: Condition,
  baseline: Bounds | null,
  drawn: Bounds | null = baseline,
): number[] {
  if ('value' in condition) {
    const value = thresholdValue(condition.value.to, condition.value.op, baseline);
    return value === null || value === drawn?.lower || value === drawn?.upper ? [] : [value];
  }
  if ('not' in condition) return thresholdValues(condition.not, baseline, drawn);
  if ('ratio' in condition) {
    const { op, to } = condition.ratio;
    return thresholdValues({ value: { op, to: { baseline: 'interval', times: to } } }, baseline, drawn);
  }
  const parts = 'all' in condition ? condition.all : 'any' in condition ? condition.any : [];
  return [...new Set(parts.flatMap((part) => thresholdValues(part, baseline, drawn)))];
}

function thresholdValue(to: Threshold, op: string, baseline: Bounds | null): number | null {
  if (typeof to === 'number') return to;
  if (baseline === null) return null;
  const end =
    to.baseline === 'lower' || (to.baseline === 'interval' && op.startsWith('<'))
      ? baseline.lower
      : baseline.upper;
  return end === null ? null : settle(end * (to.times ?? 1));
}
