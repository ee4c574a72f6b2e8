/**
 * A comparison. `by` is a ratio in words, such as "1.26–1.57 times" or "0.95 times the reported floor", or a difference,
 * such as "higher by 5 people", and 'none' where there is neither; `baseline` is the baseline in words, `from` the end of
 * it that its source gives, and 'none' where it is the baseline itself.
 */
export const en = {
  'verdict.below': 'Below the baseline',
  'verdict.within': 'Within the baseline',
  'verdict.above': 'Above the baseline',
  'verdict.indeterminate': 'Not clear',
  'verdict.not-comparable': 'Not comparable',

  by: '{verdict}: {by}',
  within: '{verdict} of {baseline}',
  newFromZero: '{verdict}: new from zero, {by}',
  atZero: '{verdict}: both are zero',
  isZero: '{verdict}: the figure is zero',
  equalsFloor: '{verdict}: the figure is the reported floor, and the baseline is more than that',
  equalsCeiling: '{verdict}: the figure is the reported ceiling, and the baseline is less than that',
  withMargin: '{comparison} (with the margin of {percent})',

  'partial-overlap':
    'Overlaps the baseline in part{by, select, none {} other {: {by}}}; it may lie inside or outside',
  straddles:
    'Reaches past the baseline on both sides{by, select, none {} other {: {by}}}; neither higher nor lower is known',
  'open-figure':
    'Not complete yet: {by, select, none {} other {{by} so far; }}where it will stand to the baseline is not known',
  noCeiling:
    '{by, select, none {The baseline has no ceiling, so the figure} other {{by}; the baseline has no ceiling, so it}} is not known to be higher{opposite, select, possible {, and it may be lower} other {}}',
  noFloor:
    '{by, select, none {The baseline has no floor, so the figure} other {{by}; the baseline has no floor, so it}} is not known to be lower{opposite, select, possible {, and it may be higher} other {}}',
  noEnds: 'The baseline has no bounds, so there is nothing to compare with',

  'no-baseline': 'Not comparable: there is no baseline',
  part: 'Not comparable: this part has no baseline of its own',
  unit: 'Not comparable: the figure and the baseline are in different units',
  definition: 'Not comparable: the figure and the baseline count different things',
  coverage: 'Not comparable: the figure and the baseline cover different places or parts',
  'value-missing': 'Not comparable: its source says that the value is missing',

  higher: 'higher{from, select, none {} other { than {from}}} by {amount}',
  lower: 'lower{from, select, none {} other { than {from}}} by {amount}',
  difference: 'a difference of {amount}{from, select, none {} other { from {from}}}',
} as const;
