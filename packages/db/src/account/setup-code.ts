import { randomInt } from 'node:crypto';
import type { Sql } from '../connection/connect.js';
import { bearerHash } from './bearer.js';

/** Easy to read aloud: no 0, O, 1, I, L. 12 of them are 59 bits, and attempts are counted. */
const alphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const groups = 3;
const groupLength = 4;

/** Makes a one-time code for whoever reads this process's console. */
export async function newSetupCode(sql: Sql): Promise<string> {
  const letter = () => alphabet[randomInt(alphabet.length)] ?? '';
  const code = Array.from({ length: groups }, () =>
    Array.from({ length: groupLength }, letter).join(''),
  ).join('-');
  await sql`insert into setup_code (code_hash) values (${bearerHash(normal(code))})`;
  return code;
}

export async function isSetupCode(sql: Sql, code: string): Promise<boolean> {
  const [row] = await sql`select 1 from setup_code where code_hash = ${bearerHash(normal(code))}`;
  return row !== undefined;
}

/** As it may be typed: small letters, spaces, no hyphens. */
function normal(code: string): string {
  return code.toUpperCase().replace(/[^A-Z0-9]/g, '');
}
