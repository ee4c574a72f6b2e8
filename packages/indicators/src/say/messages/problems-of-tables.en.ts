import type { TableProblemCode } from '../../problem.js';

/** Problems of a table: its file, its columns, its cells. */
export const en = {
  'table-too-large': 'The file is larger than {most}. Split it, or leave out what is not needed.',
  'table-not-read':
    'The file could not be read as a table{reason, select, none {} other {: {reason}}}. Save it as CSV or XLSX and upload it again.',
  'table-empty': 'There are no rows in this table. Upload one that has figures.',
  'table-too-wide': 'The table has more than {most} columns. Leave out those that are not needed.',
  'table-too-long': 'The table has more than {most} rows. Split it.',
  'cell-too-long': 'Row {row} has a cell of more than {most} characters. Shorten it.',
  'column-missing': 'There is no column “{column}” in this table. Choose one that it has.',
  'duplicate-in-file': 'Row {row} says the same. It is taken in once.',
  'duplicates-differ':
    'Row {row} gives another figure for the same period and source. Correct one of them, or give each the date of its source.',
  'row-to-delete':
    'The row asks for a deletion. Nothing is deleted by an import: retract the figure on its own page.',
  'indicator-missing': 'The row does not say which indicator it is of. Name one.',
  'period-missing': 'The row has no period. Enter it.',
  'cell-is-date':
    'The cell holds a date, {day}, and not a figure. A spreadsheet makes dates of ranges such as 1-2: set the cell to text and enter the figure again.',
  'cell-is-error':
    'The cell holds the error {text} of a spreadsheet. Mend its formula, or leave the cell empty.',
  'cell-not-text': 'The cell holds a character that cannot be stored. Enter its text again.',
  'cell-not-of-list': '“{text}” cannot stand here. Use one of these: {options}.',
  'row-repeats-header': 'The row repeats the header. Leave it out.',
  'event-date-too-long':
    '“{text}” covers more than one {unit, select, day {day} week {week} month {month} quarter {quarter} other {year}}. Enter the day of the event.',
  'event-sources-differ':
    'The events of {period} name different sources, “{first}” and “{second}”. Name one source for all of them.',
  'warn-events-without-figure':
    '{events, plural, one {# event of the period has} other {# events of the period have}} no number that could be read. The sum is at least what the others come to.',
} as const satisfies Readonly<Record<TableProblemCode, string>>;
