/** What comes to the page as a table: dropped, chosen or pasted. */

export type Incoming =
  | { readonly kind: 'file'; readonly file: File }
  | { readonly kind: 'text'; readonly text: string };

export type Refusal = 'tables.oneFile' | 'tables.emptyFile' | 'tables.tooLarge';

/** Cells of a spreadsheet: several of them, beside or below each other. A word that was copied is no table. */
export function looksLikeCells(text: string): boolean {
  return /[\t\n]/.test(text.trim());
}

interface Pasted {
  readonly files: ArrayLike<File>;
  readonly getData: (type: string) => string;
}

/** Spreadsheets hand a picture of the cells along as a file: their text comes first. */
export function pastedIn({ files, getData }: Pasted): Incoming | null {
  const text = getData('text/plain');
  if (looksLikeCells(text)) return { kind: 'text', text };
  const [file] = Array.from(files).filter(({ type }) => !type.startsWith('image/'));
  return file === undefined ? null : { kind: 'file', file };
}

/** Why files are not sent at all; null where one is. */
export function refusalOf(files: readonly Pick<File, 'size'>[], mostBytes: number): Refusal | null {
  if (files.length > 1) return 'tables.oneFile';
  const [file] = files;
  if (file?.size === 0) return 'tables.emptyFile';
  return file !== undefined && file.size > mostBytes ? 'tables.tooLarge' : null;
}
