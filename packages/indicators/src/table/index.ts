/** Tables: files of rows, what their columns are, and the entries they hold. */
export { answered } from './answer.js';
export * from './cell.js';
export * from './entries.js';
export * from './mapping.js';
export * from './rejected.js';
export { questionText } from './question-text.js';
export { openSurvey } from './survey/open.js';
export * from './survey.js';
