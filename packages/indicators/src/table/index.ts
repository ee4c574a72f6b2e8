/** Tables: files of rows, what their columns are, and the entries they hold. */
export * from './cell.js';
export * from './entries.js';
export * from './mapping.js';
export * from './rejected.js';
export * from './survey.js';
