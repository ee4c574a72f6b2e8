import type { CheckProblemCode } from '../../problem.js';

/** Problems of checks of one's own. */
export const en = {
  'check-units-differ':
    'One is in “{unit}”, the other in “{other}”: only numbers of one unit can be added up or compared. Choose figures of one unit, or make each side a share.',
  'check-times-differ':
    'One is {per, select, none {per no time} other {per {per}}}, the other {other, select, none {per no time} other {per {other}}}: they cannot be added up or compared. Multiply a rate with a length of time, or take both figures the same way.',
  'check-length-of-no-rate':
    'Only what is per a time, such as a figure a month, can be multiplied with a length of time. Leave the length out, or take the figure as a rate.',
  'check-length-unit':
    'How many times “{per}” there is in one “{unit}” depends on the calendar. Give the length in “{per}”, or name a period.',
  'check-taken-unfit':
    'Whether it is taken as a rate or as the total of its period has to be said of a flow, and of nothing else. See what “{indicator}” is.',
  'check-tolerance-unfit':
    'A tolerance goes with two sides that are to be equal, and this check says “{relation}”. Leave it out.',
  'check-too-many':
    'That would be {count} checks; Marsad keeps at most {most}. Delete some that nobody needs.',
  'check-keeps-rule':
    'This rule keeps the check {check}. Change or delete the check, and the rule goes with it.',
  'check-not-deleted': 'It is not deleted, so there is nothing to bring back.',
} as const satisfies Readonly<Record<CheckProblemCode, string>>;
