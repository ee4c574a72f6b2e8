/** What the columns are called, and which of them a mapping means. */
import { folded } from './fold.js';
import type { Header } from './header.js';
import { normalTag } from './hxl.js';

export type Found =
  | { readonly kind: 'at'; readonly at: number }
  /** Several of one name. */
  | { readonly kind: 'several'; readonly at: readonly number[] }
  | { readonly kind: 'none'; readonly near: readonly number[] };

export class Names {
  /** Each once: of two alike each says which column it is. */
  readonly shown: readonly string[];
  /** As they stand in the file. */
  readonly said: readonly string[];
  readonly #lines: readonly (readonly string[])[];
  readonly #tags: readonly (string | null)[];
  /** Ways to name a column, the plainest first. */
  readonly #ways: readonly {
    readonly key: (name: string) => string;
    readonly at: ReadonlyMap<string, number[]>;
  }[];

  constructor(header: Header, width: number) {
    const columns = Array.from({ length: width }, (_, at) => at);
    this.#lines = columns.map((at) => header.lines[at] ?? []);
    this.#tags = columns.map((at) => header.tags?.[at] ?? null);
    this.said = columns.map((at) => (header.lines[at] ?? []).join(' ').slice(0, mostLetters));
    const counts = new Map<string, number>();
    for (const name of this.said) counts.set(name, (counts.get(name) ?? 0) + 1);
    this.shown = this.said.map((name, at) => {
      if (name === '') return `#${at + 1}`;
      return counts.get(name) === 1 ? name : `${name}#${at + 1}`;
    });
    const same = (name: string) => name;
    this.#ways = [
      { key: same, at: placesOf(this.said) },
      { key: same, at: placesOf(this.shown) },
      { key: normalTag, at: placesOf(this.#tags) },
      { key: folded, at: placesOf(this.said.map(folded)) },
      { key: same, at: placesOf(this.#lines.map((lines) => lines.at(-1) ?? '')) },
      { key: same, at: placesOf(header.days) },
      { key: same, at: placesOf(header.days.map((day) => day?.slice(0, 7) ?? null)) },
    ];
  }

  /** How a mapping names a column so that it means no other. */
  nameFor(at: number): string {
    const name = this.#tags[at] ?? this.shown[at] ?? `#${at + 1}`;
    const found = this.find(name);
    return found.kind === 'at' && found.at === at ? name : `#${at + 1}`;
  }

  tag(at: number): string | null {
    return this.#tags[at] ?? null;
  }

  lines(at: number): readonly string[] {
    return this.#lines[at] ?? [];
  }

  find(name: string): Found {
    const wanted = name.replace(/\s+/g, ' ').trim();
    const numbered = /^#(\d{1,5})$/.exec(wanted);
    if (numbered) return this.#numbered(Number(numbered[1]) - 1);
    for (const { key, at: places } of this.#ways) {
      const at = places.get(key(wanted));
      if (at?.[0] !== undefined) return at.length === 1 ? { kind: 'at', at: at[0] } : { kind: 'several', at };
    }
    return { kind: 'none', near: this.#nearest(wanted) };
  }

  #numbered(at: number): Found {
    return at >= 0 && at < this.said.length ? { kind: 'at', at } : { kind: 'none', near: [] };
  }

  #nearest(name: string): number[] {
    const wanted = folded(name);
    return this.said
      .map((said, at) => ({ at, away: distance(wanted, folded(said)) }))
      .sort((a, b) => a.away - b.away || a.at - b.at)
      .slice(0, mostNear)
      .map(({ at }) => at);
  }
}

/** Where each name stands; a blank is none. */
function placesOf(names: readonly (string | null)[]): Map<string, number[]> {
  const places = new Map<string, number[]>();
  for (const [at, name] of names.entries()) {
    if (name === null || name === '') continue;
    const known = places.get(name);
    if (known === undefined) places.set(name, [at]);
    else known.push(at);
  }
  return places;
}

const mostLetters = 900;
const mostNear = 8;

/** How many letters have to be changed, as a share of the longer; words that are one another's parts are near. */
function distance(a: string, b: string): number {
  if (a === '' || b === '') return 1;
  if (a.includes(b) || b.includes(a)) return 0.2;
  const [long, short] = [a.slice(0, 60), b.slice(0, 60)];
  let row = Array.from({ length: short.length + 1 }, (_, at) => at);
  for (let i = 1; i <= long.length; i++) {
    const next = [i];
    for (let j = 1; j <= short.length; j++)
      next[j] = Math.min(
        (row[j] ?? 0) + 1,
        (next[j - 1] ?? 0) + 1,
        (row[j - 1] ?? 0) + (long[i - 1] === short[j - 1] ? 0 : 1),
      );
    row = next;
  }
  return (row[short.length] ?? 0) / Math.max(long.length, short.length);
}
