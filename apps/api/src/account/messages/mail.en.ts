/** Mail to one person about the account. */
export const en = {
  resetSubject: 'Marsad: set a new password',
  reset:
    'Somebody, probably you, asked for a new password on Marsad. Set it here within two hours:\n\n{link}\n\nIf it was not you, do nothing: your password stays as it is.\n',
} as const;
