/** What the events of one period say alike, beside their numbers: the sum says that and no more. */
import type { ObservationStatus } from '../../series/observation.js';
import type { RowParts } from './row-parts.js';

/** The least settled of the events' statuses is the sum's. */
const statusOrder: readonly ObservationStatus[] = ['P', 'E', 'B', 'A', 'M'];

export class EventParts {
  #parts: RowParts | null = null;
  #titles: readonly [first: string, second: string] | null = null;

  get parts(): RowParts | null {
    return this.#parts;
  }

  /** Two titles that the events name; a figure has one source. */
  get differingTitles(): readonly [first: string, second: string] | null {
    return this.#titles;
  }

  add(given: RowParts): void {
    const before = this.#parts;
    if (before === null) this.#parts = given;
    else if (!isSame(before, given)) this.#parts = this.#joined(before, given);
  }

  join(other: EventParts): void {
    if (other.#parts) this.add(other.#parts);
    this.#titles ??= other.#titles;
  }

  #joined(a: RowParts, b: RowParts): RowParts {
    if (a.source && b.source && a.source.title !== b.source.title)
      this.#titles ??= [a.source.title, b.source.title];
    const isLater = b.knownOn !== null && (a.knownOn === null || b.knownOn > a.knownOn);
    const newest = isLater ? b : a;
    return {
      per: null,
      source:
        a.source && b.source
          ? {
              title: a.source.title,
              publisher: alike(a.source.publisher, b.source.publisher),
              author: alike(a.source.author, b.source.author),
              date: newest.source?.date ?? null,
              url: alike(a.source.url, b.source.url),
              locator: alike(a.source.locator, b.source.locator),
            }
          : null,
      knownOn: newest.knownOn,
      reliability: alike(a.reliability, b.reliability),
      credibility: alike(a.credibility, b.credibility),
      status: leastSettled(a.status, b.status),
      note: alike(a.note, b.note),
    };
  }
}

function isSame(a: RowParts, b: RowParts): boolean {
  return (
    a.source === b.source &&
    a.reliability === b.reliability &&
    a.credibility === b.credibility &&
    a.status === b.status &&
    a.note === b.note
  );
}

function alike<T>(a: T, b: T): T | null {
  return a === b ? a : null;
}

function leastSettled(a: ObservationStatus | null, b: ObservationStatus | null): ObservationStatus | null {
  return statusOrder.find((status) => status === a || status === b) ?? null;
}
