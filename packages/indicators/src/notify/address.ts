/** The address of a receiver: whoever knows all of it may write to what is behind it, so that only where it leads is shown. */

/** Its origin, and `/…` where more belongs to it. */
export function shownAddress(address: string): string {
  const { origin, pathname, search, hash, username, password } = new URL(address);
  const more = `${username}${password}${search}${hash}` !== '' || pathname !== '/';
  return more ? `${origin}/…` : origin;
}

/** Shorter parts of a path or a query are words of any sentence. */
const leastSecret = 8;

/** What somebody said of an attempt, without any part of the address but its host: answers quote what was asked. */
export function withoutAddress(text: string, address: string): string {
  const { href, pathname, search, hash, username, password, searchParams } = new URL(address);
  const parts = [...pathname.split('/'), ...searchParams.values()].filter(
    (part) => part.length >= leastSecret,
  );
  const written = [
    address,
    href,
    `${pathname}${search}`,
    pathname,
    search,
    hash,
    username,
    password,
    ...parts,
  ];
  return [...new Set(written.flatMap((part) => [part, decoded(part), encodeURIComponent(part)]))]
    .filter((part) => part.length > 1)
    .sort((a, b) => b.length - a.length)
    .reduce((left, part) => left.replaceAll(part, '…'), text);
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** The topic of an ntfy server that an address ends with, as in https://ntfy.sh/my-topic; null where it ends with none. */
export function topicOf(address: string): string | null {
  const last = decoded(new URL(address).pathname.split('/').at(-1) ?? '');
  return /^[-_A-Za-z0-9]{1,64}$/.test(last) ? last : null;
}
