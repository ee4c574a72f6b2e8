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
  'rows-of-totals':
    '{count, plural, one {Row {rows} adds up the others and is left out.} other {Rows {rows} add up the others and are left out.}} To take in every row, set the rows to leave out yourself.',
  'rows-hidden':
    '{count, plural, one {Row {rows} is hidden in the file. It is taken in like the others.} other {# rows are hidden in the file, among them {rows}. They are taken in like the others.}}',
  'rows-to-delete':
    '{count, plural, one {# row asks for a deletion.} other {# rows ask for a deletion.}} Nothing is deleted by an import: retract the figures on their own pages.',
  'label-contradicts-tag':
    'The header says “{column}” and the HXL tag says {tag}. The tag counts; correct the header if it is wrong, or the tag.',
} as const satisfies Readonly<Record<TableProblemCode, string>>;
