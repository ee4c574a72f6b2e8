/** Real processes for tests: Marsad as its users start it, PostgreSQL and Redis on ports of their own. */

export { startOwnPostgres, startPostgres, type TestDatabase } from '../../../packages/db/test/postgres.js';
export * from './harness/client.js';
export * from './harness/eventually.js';
export * from './harness/installation.js';
export * from './harness/live-events.js';
export * from './harness/machine.js';
export * from './harness/mailbox.js';
export * from './harness/making.js';
export * from './harness/marsad.js';
export * from './harness/proxy.js';
export * from './harness/redis.js';
export * from './harness/redis-several.js';
export * from './harness/strangers.js';
export * from './harness/table-server.js';
export * from './harness/visitor.js';
