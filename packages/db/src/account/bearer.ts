import { createHash, randomBytes } from 'node:crypto';

/**
 * Something that lets its bearer in: 32 random bytes, of which only the digest is kept. A fast digest will do, since
 * nobody guesses 256 bits.
 */
export function newBearer(prefix = ''): { readonly text: string; readonly hash: Buffer } {
  const text = `${prefix}${randomBytes(32).toString('base64url')}`;
  return { text, hash: bearerHash(text) };
}

export function bearerHash(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
