/** How much a text may hold, which an installation may set otherwise: beyond, a named problem before memory suffers. */
export interface ReadingBounds {
  /** Of the file, packed as it is. */
  readonly megabytes: number;
  readonly pages: number;
  /** Of what is packed or encoded in a file, unpacked: so many times the size of the file at most. */
  readonly unpackedTimes: number;
  /** Seconds that taking the text out of a file and reading it may last. */
  readonly seconds: number;
  /** Megabytes of memory for that, and as many again for what is unpacked. */
  readonly memoryMegabytes: number;
}

export const usualReadingBounds: ReadingBounds = {
  megabytes: 50,
  pages: 1_000,
  unpackedTimes: 100,
  seconds: 300,
  memoryMegabytes: 256,
};

export const largestReadingBytes = ({ megabytes }: Pick<ReadingBounds, 'megabytes'>): number =>
  megabytes * 1024 * 1024;

/** Of text in a body of JSON: what is longer goes as a file. */
export const mostReadingTextBytes = 2_000_000;

/** Kinds of files that are read, by the ends of their names: for a page that lets a file be chosen. Content decides. */
export const readingFileEnds = ['.pdf', '.docx', '.odt', '.html', '.htm', '.txt', '.md'] as const;
