import type { QuestionCode } from '../survey.js';

/** What has to be asked of a table before its rows can be read. */
export const en = {
  'dates-ambiguous':
    'Does the day or the month come first in “{column}”? “{text}” can be {first} or {second}, and no date in it shows which.',
  'decimal-ambiguous':
    'Which sign is the decimal sign in “{column}”? “{text}” can be {first} or {second}, and no number in it shows which.',
  'indicator-missing':
    '{kind, select, none {{indicator, select, none {Which indicator are these figures of?} other {There is no indicator “{indicator}”. Which one are these figures of?}}} stock {“{indicator}” is what is there on a date, which is not added up over time. Which indicator do these events add up to?} other {“{indicator}” is a rate or a share, which is not added up. Which indicator do these events add up to?}}',
  'source-missing': 'Where are these figures from? Name the source, or the column that names it.',
  'period-missing': 'Which column says the period of each figure?',
  'value-missing':
    '{shape, select, events {What is counted: the rows, or the numbers in a column?} wide {Which columns hold the figures, and what does each stand for?} other {Which column holds the figures?}}',
  'code-unknown':
    '{dimension, select, indicator {“{column}” says “{code}”. Which indicator is that?} other {“{column}” says “{code}”. Which code of {dimension} is that?}}',
  'column-ambiguous': 'There are several columns “{column}”. Which one is meant?',
  'column-missing': 'There is no column “{column}” in this table. Which one is meant?',
  'encoding-unknown': 'Which of these readings is right? The file does not say how its letters are written.',
  'scale-said': 'The table says “{text}”. Multiply these figures by {times}, or take them as they stand?',
  'none-ambiguous': 'Does “{text}” in “{column}” mean zero, or that there is no figure?',
} as const satisfies Readonly<Record<QuestionCode, string>>;
