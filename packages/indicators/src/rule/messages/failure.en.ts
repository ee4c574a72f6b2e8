/** Why a rule cannot be checked, and what mends it. */
export const en = {
  IndicatorArchived:
    'This rule can’t be checked: its indicator was archived. Bring the indicator back, or end the rule.',
  BaselineEnded:
    'This rule can’t be checked: the baseline it compares with was ended. Set another baseline, or end the rule.',
} as const;
