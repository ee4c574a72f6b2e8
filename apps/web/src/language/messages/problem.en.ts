export const en = {
  'problem.page': 'This page could not be shown',
  'problem.part': 'This part could not be shown',
  'problem.text': 'Something in it failed. Nothing that was saved is lost.',
  'problem.missing': 'This part of Marsad could not be fetched',
  'problem.missingText':
    'There is no connection, or the installation was updated since this page was opened. Drafts are kept.',
  'problem.load': 'Load the newest version',
  'problem.overview': 'Go to the overview',
  'problem.id': 'Problem id:',
  'problem.copy': 'Copy the problem id',
  'problem.copied': 'Copied',
} as const;
