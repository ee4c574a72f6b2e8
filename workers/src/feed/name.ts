/** What a fetched file is called: by the server, or by its address. */

const mostLetters = 150;

/** Null where nothing is said that looks like a file. */
export function nameOf(url: URL, disposition: string | undefined): string | null {
  return plain(saidBy(disposition)) ?? plain(decoded(url.pathname.split('/').at(-1) ?? ''));
}

/** Of Content-Disposition (RFC 6266), the name in Unicode before the other. */
function saidBy(disposition: string | undefined): string {
  const unicode = /;\s*filename\*\s*=\s*utf-8''([^;\s]+)/i.exec(disposition ?? '')?.[1];
  if (unicode !== undefined) return decoded(unicode);
  const [, quoted, bare] = /;\s*filename\s*=\s*(?:"([^"]*)"|([^;\s]+))/i.exec(disposition ?? '') ?? [];
  return quoted ?? bare ?? '';
}

/** The last part, without what no file is called; a name without a dot says nothing of what is in it. */
function plain(given: string): string | null {
  const last = given.split(/[\\/]/).at(-1) ?? '';
  const name = last
    .replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '')
    .replace(/^\.+|\.gz$/gi, '')
    .trim();
  return /[^.]\.[^.\s]{1,10}$/.test(name) ? [...name].slice(-mostLetters).join('') : null;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
