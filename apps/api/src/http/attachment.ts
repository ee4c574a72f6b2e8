/** The header by which a browser keeps an answer as a file of a name (RFC 6266, RFC 8187). */

/** @param name whatever it holds: no part of it ends the header, or leads out of a folder. */
export function attachment(name: string): string {
  const flat = name.replace(/[\p{Cc}\p{Cs}/\\]/gu, '_');
  if (/^[\w.-]+$/.test(flat)) return `attachment; filename="${flat}"`;
  const coded = encodeURIComponent(flat).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
  return `attachment; filename*=UTF-8''${coded}`;
}
