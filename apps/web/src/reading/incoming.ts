/** What comes to the page as a report: a file that was dropped or chosen, or a text that was pasted. */
import type { SourceParts } from '../entry/source-parts.js';

export type Given =
  | { readonly kind: 'file'; readonly file: File }
  | { readonly kind: 'text'; readonly text: string };

export type Refusal = 'readings.oneFile' | 'readings.emptyFile' | 'readings.tooLarge';

/** Why files are not sent at all; null where one is. */
export function refusalOf(files: readonly Pick<File, 'size'>[], mostBytes: number): Refusal | null {
  if (files.length > 1) return 'readings.oneFile';
  const [file] = files;
  if (file?.size === 0) return 'readings.emptyFile';
  return file !== undefined && file.size > mostBytes ? 'readings.tooLarge' : null;
}

/** What a report is called, by the name of its file: "Bulletin_7-final.pdf" is "Bulletin 7-final". */
export function titleOf(name: string): string {
  return name
    .replace(/\.[a-z0-9]{1,5}$/i, '')
    .replace(/_+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 500);
}

/** The source as it is handed in: what is left empty is not said. */
export function sourceBody({ title, publisher, date, url }: SourceParts) {
  const given = (text: string) => (text.trim() === '' ? null : text.trim());
  return { title: title.trim(), publisher: given(publisher), date: given(date), url: given(url) };
}

/** What is wrong with a part of the source, by where the server points to. */
export function partOf(pointer: string): keyof SourceParts | null {
  const part = /^\/?source(?:\/(\w+))?$/.exec(pointer);
  if (part === null) return null;
  const name = part[1] ?? 'title';
  return name === 'title' || name === 'publisher' || name === 'date' || name === 'url' ? name : null;
}
