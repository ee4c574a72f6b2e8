/** What a figure of a text may be of today: indicators that were made or changed since it was read are asked about, too. */
import { setImmediate as breath } from 'node:timers/promises';
import {
  indicatorsSince,
  listIndicators,
  readingParagraphs,
  type Sql,
  type StoredCandidate,
  type StoredParagraph,
  type StoredReading,
} from '@marsad/db';
import { figureInText, matchedAnew, openMatcher } from '@marsad/indicators/reading';

/** So many figures are each held against so many indicators at most, the newest first: somebody waits for the answer. */
const mostPairs = 20_000;
/** After so many others have a turn. */
const atOnce = 100;

/** Only of what is open: what was decided stays as it was decided upon. @param known the paragraphs, where they are at hand. */
export async function matchedNow(
  sql: Sql,
  reading: StoredReading,
  candidates: readonly StoredCandidate[],
  known?: readonly StoredParagraph[],
): Promise<readonly StoredCandidate[]> {
  const open = candidates.filter(({ state }) => state === 'open');
  const [first] = open;
  if (first === undefined) return candidates;
  const newer = await indicatorsSince(sql, reading.at, Math.max(1, Math.floor(mostPairs / open.length)));
  if (newer.length === 0) return candidates;
  const of: ReadonlySet<string> = new Set(newer);
  const indicators = (await listIndicators(sql)).map(({ indicator }) => indicator);
  const paragraphs =
    known ?? (await readingParagraphs(sql, reading.id, open.length === 1 ? first.paragraph : undefined));
  const match = openMatcher(indicators, of);
  const texts = new Map(paragraphs.map((one) => [one.n, one]));
  const now: StoredCandidate[] = [];
  for (const [n, one] of candidates.entries()) {
    if (n % atOnce === atOnce - 1) await breath();
    const paragraph = one.state === 'open' ? texts.get(one.paragraph) : undefined;
    if (paragraph === undefined) {
      now.push(one);
      continue;
    }
    const { figure, matches } = one.found;
    const anew = match(figureInText(figure, paragraph.text, paragraph.section));
    now.push({ ...one, found: { ...one.found, matches: matchedAnew(matches, anew, of) } });
  }
  return now;
}
