/**
 * The texts that the cells of a workbook share. They may be most of the file: what does not fit into a bounded part of
 * the memory lies in a file that has no name.
 */
import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fault } from './fault.js';

const pageBytes = 1024 * 1024;
/** Pages in memory: as many as are kept, and of the others as many as were used last. */
const keptPages = 32;
const recentPages = 8;
const lengthBytes = 4;
/** Texts; the place of each takes four bytes. */
const mostTexts = 8_000_000;
const mostRecentCharacters = 4_000_000;

export class StringStore {
  private readonly pages: Buffer[] = [];
  private page = Buffer.allocUnsafe(pageBytes);
  private full = 0;
  private used = 0;
  private places = new Uint32Array(1024);
  private fd: number | null = null;
  private readonly lately = new Map<number, Buffer>();
  private readonly recent = new Map<number, string>();
  private recentCharacters = 0;
  size = 0;

  /** @param longest how many characters of a text are kept: one more than a cell may have is enough to refuse it. */
  constructor(private readonly longest: number) {}

  add(text: string): void {
    if (this.size >= mostTexts) throw fault('table-too-complex', { most: mostTexts });
    const bytes = Buffer.from(text.length > this.longest ? text.slice(0, this.longest) : text, 'utf8');
    if (this.used + lengthBytes + bytes.length > pageBytes) this.turn();
    if (this.size === this.places.length) {
      const more = new Uint32Array(this.size * 2);
      more.set(this.places);
      this.places = more;
    }
    this.places[this.size] = this.full * pageBytes + this.used;
    this.size += 1;
    this.page.writeUInt32LE(bytes.length, this.used);
    bytes.copy(this.page, this.used + lengthBytes);
    this.used += lengthBytes + bytes.length;
  }

  private turn(): void {
    if (this.full < keptPages) {
      this.pages.push(this.page);
      this.page = Buffer.allocUnsafe(pageBytes);
    } else {
      this.fd ??= openNameless();
      writeSync(this.fd, this.page, 0, pageBytes, (this.full - keptPages) * pageBytes);
    }
    this.full += 1;
    this.used = 0;
  }

  at(index: number): string | undefined {
    const known = this.recent.get(index);
    if (known !== undefined) return known;
    const place = index < this.size ? this.places[index] : undefined;
    if (place === undefined) return undefined;
    const page = this.pageOf(Math.floor(place / pageBytes));
    const start = place % pageBytes;
    const from = start + lengthBytes;
    const text = page.toString('utf8', from, from + page.readUInt32LE(start));
    if (this.recentCharacters > mostRecentCharacters || this.recent.size > 50_000) {
      this.recent.clear();
      this.recentCharacters = 0;
    }
    this.recent.set(index, text);
    this.recentCharacters += text.length;
    return text;
  }

  private pageOf(number: number): Buffer {
    if (number === this.full) return this.page;
    const kept = this.pages[number] ?? this.lately.get(number);
    if (kept !== undefined) return kept;
    const page = Buffer.allocUnsafe(pageBytes);
    if (this.fd !== null) readSync(this.fd, page, 0, pageBytes, (number - keptPages) * pageBytes);
    const [oldest] = this.lately.keys();
    if (oldest !== undefined && this.lately.size >= recentPages) this.lately.delete(oldest);
    this.lately.set(number, page);
    return page;
  }

  close(): void {
    if (this.fd !== null) closeSync(this.fd);
    this.fd = null;
  }
}

/** Whatever ends the process takes the file with it. */
function openNameless(): number {
  const folder = mkdtempSync(join(tmpdir(), 'marsad-strings-'));
  const fd = openSync(join(folder, 'strings'), 'w+', 0o600);
  rmSync(folder, { recursive: true });
  return fd;
}
