/** How documents that are stored as JSON carry their version and are read, in the database and in the browser alike. */
export * from './document.js';
export * from './parts.js';
