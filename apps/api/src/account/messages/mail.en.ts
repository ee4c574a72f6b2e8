/** Mail to one person about the account. */
export const en = {
  resetSubject: 'Marsad: set a new password',
  reset:
    'Somebody, probably you, asked for a new password on Marsad. Set it here within two hours:\n\n{link}\n\nIf it was not you, do nothing: your password stays as it is.\n',
  'password-changed': 'Marsad: your password was changed',
  'passkey-added': 'Marsad: a passkey was added to your account',
  'passkey-removed': 'Marsad: a passkey was removed from your account',
  'second-factor-on': 'Marsad: your second factor was switched on',
  'second-factor-off': 'Marsad: your second factor was switched off',
  notice:
    '{what}.\n\nIf it was you, there is nothing to do. If it was not, set a new password at once with “Forgotten the password?” on the sign-in page, and tell an administrator:\n\n{link}\n',
} as const;
