/** What the product's own pages go by, and no figure needs. */
export * from './audit-areas.js';
export * from './beginning.js';
export * from './brief.js';
export * from './pipeline-state.js';
