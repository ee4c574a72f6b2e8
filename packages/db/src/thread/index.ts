/** Work whose cost grows with what somebody sent, in a thread of its own. */
export * from './job.js';
export * from './thread.js';
