import type { TableProblemCode } from '../../problem-codes/tables.js';

/** Problems of a table: its file, its columns, its cells. */
export const en = {
  'table-too-large': 'The file is larger than {most}. Split it, or leave out what is not needed.',
  'table-not-read':
    'The file could not be read as a table{reason, select, none {} other {: {reason}}}. Save it as CSV or XLSX and upload it again.',
  'table-empty': 'There are no rows in this table. Upload one that has figures.',
  'table-too-wide':
    'The table has more than {most} columns{row, select, none {} other { in row {row}}}. Leave out those that are not needed.',
  'table-too-long': 'The table has more than {most} rows. Split it.',
  'cell-too-long':
    'Row {row} has a cell of more than {most} characters{column, select, none {} other { in column {column}}}. Shorten it.',
  'column-missing': 'There is no column “{column}” in this table. Choose one that it has.',
  'duplicate-in-file': 'Row {row} says the same. It is taken in once.',
  'duplicates-differ':
    'Row {row} gives another figure for the same period and source. Correct one of them, or give each the date of its source.',
  'row-to-delete':
    'The row asks for a deletion. Nothing is deleted by an import: retract the figure on its own page.',
  'indicator-missing': 'The row does not say which indicator it is of. Name one.',
  'period-missing': 'The row has no period. Enter it.',
  'table-of-other-kind':
    '{kind, select, pdf {This is a PDF, not a table. Copy the table into a spreadsheet, or ask its publisher for the data.} image {This is a picture, not a table. Enter its figures in a spreadsheet.} xls {This is a workbook of Excel 97–2003 (.xls). Open it, save it as XLSX and upload that.} html {This is a web page, even if its name says otherwise. Open it in a spreadsheet program, save it as XLSX and upload that.} xml {This is XML, not a table. Open it in a spreadsheet program, save it as XLSX or CSV and upload that.} document {This is a document of text, not a table. Copy its table into a spreadsheet.} slides {These are slides, not a table. Copy their table into a spreadsheet.} xlsb {This is a binary workbook (.xlsb). Open it, save it as XLSX and upload that.} archive {This is an archive. Unpack it and upload the table that is in it.} other {This is no table. Save it as CSV or XLSX and upload that.}}',
  'table-encrypted': 'The file is protected by a password. Save it without one and upload it again.',
  'table-damaged':
    'The file is damaged or cut off{part, select, none {} other { ({part})}}. Open it, save it anew and upload it again.',
  'table-too-complex':
    'The file is put together of more than {most} parts. Copy its table into a new file and upload that.',
  'table-unpacks-too-large':
    'The file holds more than {times} times what its size allows. Split it, or save it as CSV.',
  'table-declares-entities':
    'The file has declarations (DOCTYPE) that no spreadsheet program writes. Open it, save it anew and upload it again.',
  'table-has-nul':
    'Row {row} has a character (NUL) that no text has. Save the table anew as CSV or XLSX and upload it again.',
  'table-quote-open': 'A quotation mark in row {row} is opened and never closed. Close it or remove it.',
  'row-too-long': 'Row {row} has more than {most} characters. Shorten its cells.',
  'sheet-unknown':
    'There is no sheet “{sheet}” in this file. Choose one that it has{sheets, select, none {} other {: {sheets}}}.',
  'sheets-hidden': 'Hidden sheets are left out: {names}.',
  'columns-hidden': 'Hidden columns are read like the others: {columns}.',
  'encoding-not-known':
    'No encoding “{encoding}” is known here. Name another, such as UTF-8 or windows-1256.',
  'encoding-not-fitting':
    'Row {row} has characters that are not in the encoding {encoding}. Choose another encoding, or save the table anew as UTF-8.',
  'json-not-read': 'The JSON of record {row} could not be read. Correct it there, or save the table as CSV.',
  'json-without-rows': 'This JSON has no list of records. Upload one that is a list, or holds one.',
  'json-several-tables': 'This JSON has several lists of records: {names}. Choose one of them as the sheet.',
  'rows-of-totals':
    '{count, plural, one {Row {rows} adds up the others and is left out.} other {Rows {rows} add up the others and are left out.}} To take in every row, empty “Rows left out”.',
  'rows-of-remarks':
    '{count, plural, one {Row {rows} is a remark under the table and is left out.} other {Rows {rows} are remarks under the table and are left out.}}',
  'rows-hidden':
    '{count, plural, one {Row {rows} is hidden in the file. It is taken in like the others.} other {# rows are hidden in the file, among them {rows}. They are taken in like the others.}}',
  'rows-to-delete':
    '{count, plural, one {# row asks for a deletion.} other {# rows ask for a deletion.}} Nothing is deleted by an import: retract the figures on their own pages.',
  'label-contradicts-tag':
    'The header says “{column}” and the HXL tag says {tag}. The tag counts; correct the header if it is wrong, or the tag.',
  'figures-multiplied':
    '{column} says that figures are in powers of ten ({value}). They are taken in as they stand: multiply them in the file if the indicator counts single units.',
  'cell-is-date':
    'The cell holds a date, {day}, and not a figure. A spreadsheet makes dates of ranges such as 1-2: set the cell to text and enter the figure again.',
  'figure-footnote':
    '“{text}” has the footnote mark {mark}. If its note makes the figure less sure, write “about {figure}”; if not, write {figure} and put the note in the note.',
  'figure-of-other-language': '“{text}” is not in English or Arabic. Write “{figure}”.',
  'period-hijri':
    '“{text}” is of the Hijri calendar. Write the period in the Gregorian calendar, for example 2020-08-20.',
  'period-is-serial':
    '“{text}” is a day as spreadsheets count them, perhaps {day}. Format its column as dates and save the table again, or write the day.',
  'cell-is-error':
    'The cell holds the error {text} of a spreadsheet. Mend its formula, or leave the cell empty.',
  'cell-not-text': 'The cell holds a character that cannot be stored. Enter its text again.',
  'cell-not-of-list': '“{text}” cannot stand here. Use one of these: {options}.',
  'row-repeats-header': 'The row repeats the header. Leave it out.',
  'row-of-totals': 'The row adds up the others and is left out.',
  'row-of-units': 'The row says the units of the columns and is left out.',
  'warn-restores': 'The figure on record was retracted. Recording this puts one back in its place.',
  'row-of-remarks': 'The row is a remark under the table and is left out.',
  'event-date-too-long':
    '“{text}” covers more than one {unit, select, day {day} week {week} month {month} quarter {quarter} other {year}}. Enter the day of the event.',
  'event-sources-differ':
    'The events of {period} name different sources, “{first}” and “{second}”. Name one source for all of them.',
  'warn-events-without-figure':
    '{events, plural, one {# event of the period has} other {# events of the period have}} no number that could be read. The sum is at least what the others come to.',
  'columns-as-saved':
    'What the columns mean is as it was saved under “{name}”.{others, select, none {} other { Saved for the same columns as well: {others}.}}',
  'events-not-additive':
    'What this indicator counts does not add up over time: {kind, select, stock {it is what is there on a date, so only events of one day can be added up.} other {it is a rate or a share.}} Choose an indicator that counts what happens in a period.',
  'events-with-earlier':
    'These rows were mended from “{name}”. The events of that table count with them, so that each sum is of all events of its period.',
  'events-earlier-gone':
    'These rows were mended from “{name}”, whose other events are not here any more, and without them the sums would be too small. Hand in the whole table with the mended rows in it.',
  'events-earlier-differ':
    'These rows were mended from “{name}”, whose events are not added up by the same periods. Choose the periods that were chosen there, or hand in the whole table with the mended rows in it.',
  'row-superseded':
    'The file says that this figure was corrected or withdrawn since. It is left as it stands: enter a change by its page.',
} as const satisfies Readonly<Record<TableProblemCode, string>>;
