/** What an alert says of a figure that is none any more. */
export const en = {
  withdrawn: 'No figure stands for {period} any more: it was withdrawn, or moved by a correction.',
} as const;
