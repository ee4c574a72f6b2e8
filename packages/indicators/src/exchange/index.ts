/** Observations as rows of files, and back. */
export * from './cells.js';
export * from './columns.js';
export * from './read-row.js';
