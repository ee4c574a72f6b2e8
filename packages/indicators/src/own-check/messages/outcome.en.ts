/** What a check of one's own comes to. */
export const en = {
  holds: 'It holds, for every value the figures allow.',
  'possible.equals':
    'The two sides can both be right: they have values in common. Whether they are equal, the figures do not say.',
  'possible.other':
    'It can hold, and it need not: the figures allow both. If it does not, it is missed by {by}.',
  'possible.open':
    'It can hold, and it need not: the figures allow both. By how much it would be missed, they do not say.',
  'tension.equals':
    'The two sides cannot both be right: whatever values the figures allow, they lie {by} apart.',
  'tension.at-most': 'It cannot hold: whatever values the figures allow, the first side is {by} too high.',
  'tension.at-least': 'It cannot hold: whatever values the figures allow, the first side is {by} too low.',

  // Why it cannot be told: that it cannot stands beside it, as its state.
  'no-figure': 'There is no figure of “{what}” for {period}.',
  corrected:
    'The figure of “{what}” for {period} was corrected since it was made the baseline. Make the correction the baseline, or have the check name the baseline.',
  'no-figure-yet': 'There is no figure of “{what}” yet.',
  'no-baseline': '“{what}” has no baseline.',
  'value-missing': 'The source says that the figure of “{what}” for {period} is missing.',
  unfinished: 'The figure of “{what}” for {period} is from before the end of that period.',
  'no-common-period':
    'There is no period for which all of its figures are there. What comes anew is compared period by period.',
  'no-whole': 'What it would be a share of is zero, or less.',
  'below-zero': 'One of the two may be less than zero, so that there is no share to name.',
  changed:
    '“{what}” is there no more, or counts something else than when the check was written. Change the check.',
} as const;
