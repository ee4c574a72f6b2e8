/** The signed link in a mail that ends mails of its kind, for whoever holds it. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { type MailPace, mailPaces } from '@marsad/indicators/pipeline';
import { sharedSecret } from '../account/secret.js';
import type { Executor } from '../connection/connect.js';
import type { PersonId, SavedBriefId } from '../connection/ids.js';

const secretName = 'unsubscribe';

/** Mails of what somebody follows, of one kind; or those of one kept brief. */
export type Mails = MailPace | { readonly brief: SavedBriefId };

const briefs = 'brief-';
const nameOf = (mails: Mails): string => (typeof mails === 'string' ? mails : `${briefs}${mails.brief}`);

/** Says whose mails of which kind end, and that this installation says so. It holds no address, and ends with nothing. */
export async function unsubscribeToken(sql: Executor, person: PersonId, mails: Mails): Promise<string> {
  const named = `${person}.${nameOf(mails)}`;
  return `${named}.${signatureOf(await sharedSecret(sql, secretName), named)}`;
}

/** Null for what this installation never gave out. */
export async function readUnsubscribeToken(
  sql: Executor,
  token: string,
): Promise<{ readonly person: PersonId; readonly mails: Mails } | null> {
  const [person = '', name = '', given = ''] = token.split('.');
  const mails = mailsOf(name);
  if (mails === null || token.split('.').length !== 3) return null;
  const expected = signatureOf(await sharedSecret(sql, secretName), `${person}.${name}`);
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  if (a.length !== b.length || !timingSafeEqual(a, b)) return null;
  return { person: person as PersonId, mails };
}

function mailsOf(name: string): Mails | null {
  if (name.startsWith(briefs)) return { brief: name.slice(briefs.length) as SavedBriefId };
  return mailPaces.find((one) => one === name) ?? null;
}

const signatureOf = (secret: string, named: string): string =>
  createHmac('sha256', secret).update(named).digest('base64url');
