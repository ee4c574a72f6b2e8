/** Observations as rows of files, and back. */
export * from './cells.js';
export * from './columns.js';
export * from './package.js';
export * from './package-beside.js';
export * from './package-read.js';
export * from './package-tables.js';
export * from './read-row.js';
export { sdmxColumns, sdmxDataflow, sdmxDimensions, sdmxStructure } from './sdmx.js';
export * from './template.js';
