/** What an alert says of a figure that is none any more, and of a rule that is another. */
export const en = {
  withdrawn: 'No figure stands for {period} any more: it was withdrawn, or moved by a correction.',
  ruleChanged: 'The rule was changed or deleted, and its alert ended with that. Before: {before}',
} as const;
