/** What is answered where a store does not do what it was asked: another thing than a fault of Marsad's, it may well do so in a moment. */
import type { StoreFault } from '@marsad/db';
import type { Context } from 'hono';
import { isWrite } from './body.js';
import { type HttpProblem, refuse } from './problems.js';

export function storeProblem({ kind, code }: StoreFault, c: Context): HttpProblem {
  switch (kind) {
    case 'away':
      return refuse(503, 'database-away', { sent: neverSent.test(code) ? 'nothing' : sentBy(c) });
    case 'busy':
      return refuse(503, 'database-busy');
    case 'full':
      return refuse(503, 'database-full');
    case 'read-only':
      return refuse(503, 'database-read-only');
  }
}

/** There was no connection to begin with: of its first statement, at least, nothing got there. */
const neverSent = /^(ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN|CONNECT_TIMEOUT|53300|57P03)$/;

/** A write whose commit was cut may be saved or not: nobody here can tell. */
function sentBy(c: Context): 'key' | 'write' | 'nothing' {
  if (!isWrite(c)) return 'nothing';
  return c.req.header('idempotency-key') === undefined ? 'write' : 'key';
}
