export * from './edit.js';
export * from './saved.js';
export * from './sentence.js';
export * from './shared.js';
