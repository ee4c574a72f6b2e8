export const en = {
  'wall.title': 'Wall display',
  'wall.open': 'Wall display',
  'wall.empty': 'No indicator has a number yet.',
  'wall.page': 'Page {page, number} of {pages, number}',
  'wall.before': 'Previous',
  'wall.next': 'Next',
  'wall.pause': 'Pause',
  'wall.goOn': 'Continue',
  'wall.fullScreen': 'Full screen',
  'wall.leave': 'Back to the overview',
} as const;
