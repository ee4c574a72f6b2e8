export const en = {
  'form.missing': 'This is needed.',
  'form.email': 'This is not an e-mail address.',
  'form.tooShort': 'At least {least} characters.',
  'form.between': 'A number from {least} to {most}.',
  'form.faults': '{count, plural, one {One field needs} other {# fields need}} to be looked at:',
  'form.incomplete': 'Something is missing.',
  'form.undo': 'Undo changes',
  'form.leaveTitle': 'Leave without saving?',
  'form.leaveText': 'What you typed here is not saved yet.',
  'form.stay': 'Stay here',
  'form.leave': 'Leave without saving',
} as const;
