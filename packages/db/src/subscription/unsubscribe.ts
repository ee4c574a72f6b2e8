/** The signed link in a mail that ends mails of its kind, for whoever holds it. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { type MailPace, mailPaces } from '@marsad/indicators/pipeline';
import { sharedSecret } from '../account/secret.js';
import type { Executor } from '../connection/connect.js';
import type { PersonId } from '../connection/ids.js';

const secretName = 'unsubscribe';

/** Says whose mails of which kind end, and that this installation says so. It holds no address, and ends with nothing. */
export async function unsubscribeToken(sql: Executor, person: PersonId, pace: MailPace): Promise<string> {
  const named = `${person}.${pace}`;
  return `${named}.${signatureOf(await sharedSecret(sql, secretName), named)}`;
}

/** Null for what this installation never gave out. */
export async function readUnsubscribeToken(
  sql: Executor,
  token: string,
): Promise<{ readonly person: PersonId; readonly pace: MailPace } | null> {
  const [person = '', pace = '', given = ''] = token.split('.');
  const known = mailPaces.find((one) => one === pace);
  if (known === undefined || token.split('.').length !== 3) return null;
  const expected = signatureOf(await sharedSecret(sql, secretName), `${person}.${pace}`);
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  if (a.length !== b.length || !timingSafeEqual(a, b)) return null;
  return { person: person as PersonId, pace: known };
}

const signatureOf = (secret: string, named: string): string =>
  createHmac('sha256', secret).update(named).digest('base64url');
