/** Answers that are worked out once and kept as long as nothing is recorded: several people look at one series. */
import { type Kept as Answer, keep } from '../http/kept.js';

/** Bytes of all that one route keeps, and of one answer that is kept at all. */
const mostKept = 32_000_000;
const mostOfOne = 16_000_000;
/** Answers, however short. */
const mostAnswers = 500;

export interface KeptAnswers {
  /**
   * @param asked what tells one answer from another, whoever asks: an answer that says more to some may not be kept.
   * @param make works it out, and writes it piece by piece; once, where several ask for it at once.
   */
  of(asked: readonly unknown[], make: () => Promise<Iterable<string>>): Promise<Answer>;
}

interface Kept {
  readonly state: string;
  readonly making: Promise<Answer>;
  bytes: number;
}

/** @param stateOf says what is on record: as long as it says the same, answers stand. */
export function keptAnswers(
  stateOf: () => Promise<string>,
  most = { kept: mostKept, ofOne: mostOfOne },
): KeptAnswers {
  // The one that was asked for last is the last.
  const kept = new Map<string, Kept>();
  let bytes = 0;
  const drop = (name: string, one: Kept) => {
    if (kept.get(name) !== one) return;
    kept.delete(name);
    bytes -= one.bytes;
  };

  return {
    of: async (asked, make) => {
      const name = JSON.stringify(asked);
      const state = await stateOf();
      const known = kept.get(name);
      if (known) drop(name, known);
      if (known?.state === state) {
        kept.set(name, known);
        bytes += known.bytes;
        return known.making;
      }
      const one: Kept = { state, making: make().then(keep), bytes: 0 };
      kept.set(name, one);
      try {
        const answer = await one.making;
        const length = answer.body.length + answer.packed.length;
        if (length > most.ofOne) drop(name, one);
        else if (kept.get(name) === one) {
          one.bytes = length;
          bytes += length;
        }
        for (const [oldest, other] of kept) {
          if (bytes <= most.kept && kept.size <= mostAnswers) break;
          drop(oldest, other);
        }
        return answer;
      } catch (error) {
        drop(name, one);
        throw error;
      }
    },
  };
}

/** Characters that are packed together. */
const pieceCharacters = 64_000;

/**
 * An object as JSON, its list `key` item by item: in pieces, the text that JSON.stringify gives of the object with all of them.
 * @param object has an empty list there.
 */
export function* written<Item>(
  object: Readonly<Record<string, unknown>>,
  key: string,
  items: readonly Item[],
  view: (item: Item) => unknown,
): Generator<string, void, undefined> {
  let text = '{';
  let lead = '';
  for (const [name, value] of Object.entries(object)) {
    const one = name === key ? '[' : JSON.stringify(value);
    if (one === undefined) continue;
    text += `${lead}${JSON.stringify(name)}:${one}`;
    lead = ',';
    if (name !== key) continue;
    for (const [at, item] of items.entries()) {
      text += `${at === 0 ? '' : ','}${JSON.stringify(view(item))}`;
      if (text.length < pieceCharacters) continue;
      yield text;
      text = '';
    }
    text += ']';
  }
  yield `${text}}`;
}
