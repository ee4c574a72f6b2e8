/** A name without folders and without what a file system or a header could trip over. */
export function plainName(given: string): string {
  const last = given.split(/[\\/]/).at(-1) ?? '';
  const bare = last.replace(/[\p{Cc}\p{Cf}\p{Cs}<>:"|?*]/gu, '').trim();
  return [...bare.replace(/^\.+/, '')].slice(-150).join('') || 'file';
}
