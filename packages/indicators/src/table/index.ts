/** Tables: files of rows, what their columns are, and the entries they hold. */
export { answered } from './answer.js';
export * from './cell.js';
export * from './entries.js';
export * from './mapping.js';
export { questionText } from './question-text.js';
export { isBlankRow, isMissingCell, plainText } from './read/cell-text.js';
export { inFormMarks } from './read/number-marks.js';
export { openEntries } from './read/open.js';
export { type DateReading, readPeriodText } from './read/period-cell.js';
export * from './rejected.js';
export { openSurvey } from './survey/open.js';
export * from './survey.js';
