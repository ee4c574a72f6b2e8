/** Checks of one's own: what somebody says of figures, and what the figures say of it. */
export * from './definition.js';
export * from './evaluate.js';
export * from './measures.js';
export { storedOwnCheck } from './stored.js';
export { outcomeText } from './text.js';
