/** What a cell is that could not be read as a figure, where tables have a name for it. */
import type { ParsedFigure } from '../../figure/parse.js';
import { quotable } from '../../language/plain-text.js';
import { parsePeriod } from '../../period/parse.js';
import { type DomainProblem, type Problem, problem } from '../../problem.js';

type Read = (text: string) => ParsedFigure;

const mostCharacters = 80;

/** @param read how the column's figures are read: what is proposed in place of a text can be read. */
export function namedFault(text: string, fault: DomainProblem, read: Read): Problem {
  const words = text.trim();
  if (fault.code !== 'figure-not-read' || words.length > mostCharacters) return fault;
  return (
    inBrackets(words, read) ?? footnoted(words, read) ?? otherLanguage(words, read) ?? date(words) ?? fault
  );
}

/** Accounts write what is negative so, and others what is uncertain. */
function inBrackets(words: string, read: Read): Problem | null {
  const inner = /^\(\s*(\P{L}*\d\P{L}*)\)$/u.exec(words)?.[1]?.trim();
  const found = inner === undefined ? null : read(inner);
  if (found?.kind !== 'figure' || !found.quantity.point || found.quantity.point < 0) return null;
  const { point } = found.quantity;
  return problem('figure-ambiguous', { text: quotable(words), first: -point, second: point });
}

/** A sign that leads to a footnote, a number or a letter in brackets, a letter by itself. */
const footnote =
  /^(.*\d)\s*([*†‡§¶#^]+|[¹²³⁴⁵⁶⁷⁸⁹⁰]+|\[[^\][]{1,3}\]|\(\p{L}{1,2}\)|\(\d\)|\p{L}\)|(?<=\s)\p{L})$/u;

/** What the note says is not known here: it may be that the figure is an estimate. */
function footnoted(words: string, read: Read): Problem | null {
  const [, figure, mark = ''] = footnote.exec(words) ?? [];
  if (figure === undefined || read(figure).kind !== 'figure') return null;
  return problem('figure-footnote', { text: quotable(words), mark, figure });
}

const number = "([\\d.,'’\\s]*\\d)";

/** What hedges of French and Spanish are in English. */
const hedges: readonly (readonly [said: string, english: string])[] = [
  [
    `(?:environ|autour de|à peu près|approximativement|alrededor de|cerca de|aproximadamente|un[oa]s) ${number}`,
    'about $1',
  ],
  [`(?:plus (?:de|que)|más de|mas de) ${number}`, 'more than $1'],
  [`(?:moins (?:de|que)|menos de) ${number}`, 'less than $1'],
  [`(?:au moins|au minimum|al menos|por lo menos|como mínimo) ${number}`, 'at least $1'],
  [`(?:au plus|au maximum|jusqu['’]à|hasta|como máximo) ${number}`, 'at most $1'],
  [`(?:près de|presque|casi) ${number}`, 'nearly $1'],
  [`(?:entre|de) ${number} (?:et|y|e|à|a) ${number}`, '$1 to $2'],
  [`${number} (?:à|ou|o) ${number}`, '$1 to $2'],
  [`${number} (?:environ|aproximadamente)`, 'about $1'],
  [`${number} (?:au moins|al menos|ou plus|o más)`, 'at least $1'],
];
const inEnglish = hedges.map(([said, english]) => [new RegExp(`^${said}$`, 'iu'), english] as const);

function otherLanguage(words: string, read: Read): Problem | null {
  for (const [said, english] of inEnglish) {
    if (!said.test(words)) continue;
    const figure = words.replace(said, english);
    if (read(figure).kind === 'figure')
      return problem('figure-of-other-language', { text: quotable(words), figure });
  }
  return null;
}

/** A spreadsheet that made a date of "1-2" has written it out since. */
function date(words: string): Problem | null {
  const read = parsePeriod(words);
  const isDate =
    read.kind === 'period' ||
    read.problem.code === 'period-ambiguous' ||
    read.problem.code === 'period-without-year';
  return isDate && /\d/.test(words) ? problem('cell-is-date', { day: quotable(words) }) : null;
}
