import type { ImportProblemCode } from '../../problem.js';

/** Problems of an import as work: its plan, its commit, its undo. */
export const en = {
  'plan-outdated':
    'The record has changed since this plan was made. A new plan is being made: look at it, then commit it.',
  'import-not-planned':
    'This import has no plan yet{status, select, none {} other { (it is {status})}}. Wait until it is planned.',
  'import-busy': 'This import is being worked on ({status}). Wait until that is done.',
  'import-over': 'This import is over ({status}), so this cannot be done with it any more.',
} as const satisfies Readonly<Record<ImportProblemCode, string>>;
