/** Trends, control charts and comparisons in time, for figures that are ranges. */
export * from './before-after.js';
export * from './before-after-text.js';
export * from './codes.js';
export * from './control-charts.js';
export * from './mann-kendall.js';
export * from './rank-sum.js';
export * from './sigma.js';
export * from './summary.js';
export * from './theil-sen.js';
export * from './ties.js';
