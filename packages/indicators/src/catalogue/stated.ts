/**
 * What the source document states besides what is monitored. Apart from the rest: all of it is read by the reader of figures
 * as it is loaded, which a start need not wait for.
 */
export type { Check } from './check.js';
export { checks } from './checks.js';
export { type Fact, facts } from './facts.js';
export { type ExampleCheck, exampleChecks } from './own-checks.js';
