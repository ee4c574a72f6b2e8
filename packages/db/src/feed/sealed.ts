/**
 * What of a feed nobody is shown again: the address as it is called, which may hold a password or a key, and the values of
 * its headers. Encrypted with a key of this installation (AES-256-GCM), bound to the feed: a copy of the table alone, or a
 * row put in another's place, tells nothing.
 */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { document, withParts } from '@marsad/indicators/stored';
import { sharedSecret } from '../account/secret.js';
import type { Executor } from '../connection/connect.js';
import type { FeedId } from '../connection/ids.js';

export interface Secrets {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

const algorithm = 'aes-256-gcm';
const nonceBytes = 12;
const tagBytes = 16;

export const storedSecrets = document<Secrets>(
  'secrets of a feed',
  [],
  withParts<Secrets>({ url: 'text', headers: 'fields' }),
);

async function keyOf(sql: Executor): Promise<Buffer> {
  return Buffer.from(hkdfSync('sha256', await sharedSecret(sql, 'feeds'), '', 'secrets of feeds', 32));
}

/** Encrypted for one feed, and for no other. */
export async function sealed(sql: Executor, id: FeedId, secrets: Secrets): Promise<Buffer> {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv(algorithm, await keyOf(sql), nonce).setAAD(Buffer.from(id));
  const body = cipher.update(JSON.stringify(storedSecrets.write(secrets)), 'utf8');
  return Buffer.concat([nonce, body, cipher.final(), cipher.getAuthTag()]);
}

/** What was sealed for a feed; null where it cannot be read: the key is another one, or somebody changed it. */
export async function opened(sql: Executor, id: FeedId, held: Uint8Array): Promise<Secrets | null> {
  const bytes = Buffer.from(held);
  try {
    const decipher = createDecipheriv(algorithm, await keyOf(sql), bytes.subarray(0, nonceBytes))
      .setAAD(Buffer.from(id))
      .setAuthTag(bytes.subarray(-tagBytes));
    const text = decipher.update(bytes.subarray(nonceBytes, -tagBytes));
    return storedSecrets.read(JSON.parse(Buffer.concat([text, decipher.final()]).toString('utf8')));
  } catch {
    return null;
  }
}

/** An address without its password, and without the values of its query and what follows "#". */
export function shownUrl(address: string): string {
  const url = new URL(address);
  const user = url.username === '' && url.password === '' ? '' : '…@';
  const names = [...new Set(url.searchParams.keys())].map((name) => `${encodeURIComponent(name)}=…`);
  const query = names.length > 0 ? `?${names.join('&')}` : '';
  return `${url.protocol}//${user}${url.host}${url.pathname}${query}${url.hash === '' ? '' : '#…'}`;
}
