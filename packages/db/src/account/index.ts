/** People, sessions, invitations, tokens: who may come in. */
export type { Sql } from '../connection/connect.js';
export * from './access.js';
export * from './api-token.js';
export * from './attempt.js';
export * from './invitation.js';
export * from './passkey.js';
export * from './password-reset.js';
export * from './person.js';
export * from './pool.js';
export * from './secret.js';
export * from './session.js';
export * from './setup-code.js';
