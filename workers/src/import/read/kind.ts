/** What a file is, told from its first bytes: its name proves nothing. */
const ascii = (text: string): readonly number[] => [...text].map((letter) => letter.charCodeAt(0));
const begins = (start: Buffer, bytes: readonly number[], at = 0): boolean =>
  bytes.every((byte, index) => start[at + index] === byte);

/** What it is instead of a table, as the sentence table-of-other-kind calls it. */
const others: readonly { kind: string; bytes: readonly number[]; at?: number }[] = [
  { kind: 'pdf', bytes: ascii('%PDF-') },
  { kind: 'image', bytes: [0x89, ...ascii('PNG')] },
  { kind: 'image', bytes: [0xff, 0xd8, 0xff] },
  { kind: 'image', bytes: ascii('GIF8') },
  { kind: 'image', bytes: ascii('WEBP'), at: 8 },
  { kind: 'image', bytes: [0x49, 0x49, 0x2a, 0] },
  { kind: 'image', bytes: [0x4d, 0x4d, 0, 0x2a] },
  { kind: 'image', bytes: ascii('ftyphei'), at: 4 },
  { kind: 'archive', bytes: [0x1f, 0x8b] },
  { kind: 'archive', bytes: ascii('7z\xbc\xaf') },
  { kind: 'archive', bytes: ascii('Rar!') },
  { kind: 'archive', bytes: ascii('BZh') },
  { kind: 'archive', bytes: [0xfd, ...ascii('7zXZ')] },
  { kind: 'archive', bytes: [0x28, 0xb5, 0x2f, 0xfd] },
  { kind: 'program', bytes: [0x7f, ...ascii('ELF')] },
  { kind: 'program', bytes: [...ascii('MZ'), 0x90, 0] },
  { kind: 'database', bytes: ascii('SQLite format 3') },
  { kind: 'parquet', bytes: ascii('PAR1') },
  { kind: 'document', bytes: ascii('{\\rtf') },
];

export type Kind =
  | { readonly kind: 'zip' | 'compound' | 'text' }
  | { readonly kind: 'other'; readonly of: string };

export function kindOf(start: Buffer): Kind {
  // An archive with nothing in it begins with its end.
  if (begins(start, [...ascii('PK'), 3, 4]) || begins(start, [...ascii('PK'), 5, 6])) return { kind: 'zip' };
  if (begins(start, [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])) return { kind: 'compound' };
  const other = others.find(({ bytes, at }) => begins(start, bytes, at));
  return other ? { kind: 'other', of: other.kind } : { kind: 'text' };
}

/** What a text is instead of a table; null where it may be one. */
export function otherText(text: string): string | null {
  const start = text.trimStart().slice(0, 200);
  if (/^<(?:!doctype\s+html|html|head|body|table|meta)\b/i.test(start)) return 'html';
  return /^<(?:\?xml|[a-z][\w:.-]*[\s>])/i.test(start) ? 'xml' : null;
}
