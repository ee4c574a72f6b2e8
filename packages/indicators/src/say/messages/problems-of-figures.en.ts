import type { DomainProblemCode } from '../../problem.js';

/**
 * What is wrong, with the value, and how to mend it. A value that may be missing chooses its words itself: `none` are the
 * words without it. See problem-values.ts for how values are written.
 */
export const en = {
  'figure-not-read':
    '“{text}” could not be read as a figure.{word, select, none {} other { “{word}” is not a word of figures that Marsad knows.}}{atLeast, select, none {} other { Write “at least {atLeast}” if no number is given.}} Write it like 959, 60-70, more than 400, at least 50, less than 10 or about 1,200.',
  'figure-ambiguous':
    '“{text}” can mean {first} or {second}. Write it so that only one is meant, for example 1,200 or 1.2, with each number and each word in full.',
  'figure-missing':
    'There is no figure here. Enter one, or leave the period out: nothing known is not the same as 0.',
  'figure-none-asked':
    '“{text}” may mean zero, or that there is no figure. Write 0, or leave the cell empty.',
  'figure-not-finite':
    '“{value}” is not a finite number. Enter a number, or “more than …” where there is no upper bound.',
  'figure-negative': 'This indicator cannot be negative, but the figure is {value}. Enter 0 or more.',
  'figure-not-integer':
    'This indicator counts whole units, but the figure is {value}. Enter a whole number, or a rate such as “4.5 a day”.',
  'figure-bounds-reversed':
    'The lower bound {lower} and the upper bound {upper} leave nothing between them. Put the smaller number first.',
  'figure-too-precise':
    '{value} has {digits} significant digits; at most {most} can be kept exactly. Round it.',
  'figure-unit-mismatch':
    'The figure is in “{unit}”, but this indicator is kept in {expected}. Convert it, or leave the unit out.',
  'figure-per-mismatch':
    'The figure is “per {per, select, hour {hour} day {day} week {week} month {month} quarter {quarter} year {year} other {{per}}}”, which this indicator cannot take. A flow takes rates per day, week, month, quarter or year; other indicators take none.',
  'figure-too-long':
    'The text has {length, plural, one {# character} other {# characters}}; a figure may have at most {most}. Enter the figure alone and put the rest in the note.',
  'figure-out-of-range': '{value} is too large or too close to 0 to calculate with. Check the figure.',
  'figure-qualifier-mismatch':
    'The qualifier “{qualifier}” does not fit the bounds given with it. Change one of them, or leave the qualifier out.',
  'figure-text-mismatch':
    'The words “{text}” say something other than the numbers sent with them. Make them agree, or leave the words out.',
  'figure-conversion-differs':
    '“{first}” and “{second}” stand for one figure, but they are not the same amount. Check which of the two is right.',
  'figure-may-be-two':
    '“{text}” was read as a range, but something rose or fell from one to the other. If so, these are two figures of two periods.',
  'period-not-read':
    '“{text}” could not be read as a period. Write it like 2020, 2020-Q1, 2020-S1, 2020-03, 2020-W05, 2020-03-14, 2019-01-01/P9M or 2019-01/2019-09, or in words: October 2020, Q3 2020, 1-15 June 2020.',
  'period-ambiguous':
    '“{text}” can mean {first} or {second}. Write the one that is meant, with all four digits of the year.',
  'period-fiscal-year':
    '“{text}” is a fiscal year, and it does not say in which month that year begins. Write its first and last month, for example 2019-07/2020-06.',
  'period-without-year':
    '“{text}” does not say the year. Write the year too, with four digits, for example October 2020.',
  'period-month-out-of-range': 'There is no month {month}. Months run from 01 to 12.',
  'period-day-out-of-range':
    'There is no day {day} in that month{days, select, none {} other {, which has {days} days}}. Check the date.',
  'period-week-out-of-range':
    'There is no week {week}{year, select, none {} other {{weeks, select, none {} other { in {year}, which has {weeks} weeks}}}}. Weeks are counted as in ISO 8601.',
  'period-quarter-out-of-range': 'There is no quarter {quarter}. Quarters run from Q1 to Q4.',
  'period-half-out-of-range': 'There is no half-year {half}. Half-years are S1 and S2.',
  'period-reversed':
    'The period ends before it starts{start, select, none {} other {{end, select, none {} other {: {start} to {end}}}}}. Put the earlier date first.',
  'period-empty':
    'The period{text, select, none {} other { “{text}”}} covers no day. Enter at least one day.',
  'period-out-of-range':
    'The period reaches a year{year, select, none {} other { ({year})}} outside {first} to {last}. Check the year.',
  'period-too-long':
    'The period is longer than {years, plural, one {# year} other {# years}}. Check its ends.',
} as const satisfies Readonly<Record<DomainProblemCode, string>>;
