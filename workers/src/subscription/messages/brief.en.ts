/** The mail of a kept brief. */
export const en = {
  subject: '{name}, as known on {day}',
  attached: 'The brief is attached as PDF. Its figures are as they are known on {day}.',
  tooLarge:
    'The brief takes too long to be made as PDF, so it is not attached. On its page it is whole, as it is known on {day}.',
  see: 'Read it on its page',
  footer: 'You receive this because you asked Marsad to mail you this brief.',
  unsubscribe: 'Mail it no more',
} as const;
