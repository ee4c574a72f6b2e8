/** What the product's own pages go by, and no figure needs. */
export * from '../catalogue/paragraphs.js';
export * from '../compare/tone.js';
export * from '../say/lateness.js';
export * from './audit-actions.js';
export * from './brief-limits.js';
export * from './brief-state.js';
export * from './first-page-limits.js';
export * from './import-limits.js';
export * from './own-check-limits.js';
export * from './package-limits.js';
export { historyHours, pipelineBlocks } from './pipeline-history.js';
export * from './pipeline-state.js';
export * from './place-limits.js';
export * from './public-chart-limits.js';
export * from './reading-limits.js';
export * from './search-limits.js';
export * from './timeline-limits.js';
