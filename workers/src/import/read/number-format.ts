/** What a number format makes of a number. */

export type NumberFormat =
  | { readonly kind: 'number' }
  /** As many digits as there are, filled up with zeros: codes. */
  | { readonly kind: 'padded'; readonly digits: number }
  | { readonly kind: 'percent' }
  /** How much of a date is shown. */
  | { readonly kind: 'date'; readonly shows: 'day' | 'month' | 'year'; readonly time: boolean }
  | { readonly kind: 'time' };

const number: NumberFormat = { kind: 'number' };

/** Those that files name by number alone (ECMA-376, 18.8.30), as far as they are more than numbers. */
const builtIn: Readonly<Record<number, string>> = {
  9: '0%',
  10: '0.00%',
  14: 'yyyy-mm-dd',
  15: 'd-mmm-yy',
  16: 'd-mmm',
  17: 'mmm-yy',
  18: 'h:mm AM/PM',
  19: 'h:mm:ss AM/PM',
  20: 'h:mm',
  21: 'h:mm:ss',
  22: 'm/d/yyyy h:mm',
  45: 'mm:ss',
  46: '[h]:mm:ss',
  47: 'mm:ss.0',
};
/** Dates of eastern Asia, whose form is the language's. */
const isEasternDate = (id: number): boolean => (id >= 27 && id <= 36) || (id >= 50 && id <= 58);

/** @param code as the file has it for this number; it goes before what is built in. */
export function numberFormatOf(id: number, code: string | undefined): NumberFormat {
  if (code === undefined && isEasternDate(id)) return { kind: 'date', shows: 'day', time: false };
  const own = code ?? builtIn[id];
  return own === undefined ? number : formatOfCode(own);
}

export function formatOfCode(code: string): NumberFormat {
  // The section for positive numbers; what is quoted, escaped or fills a cell up is only shown.
  const plain = code
    .replace(/"[^"]*"?|\\.|_.|\*./gs, '"')
    .split(';', 1)[0]
    ?.toLowerCase();
  if (plain === undefined) return number;
  if (/\[(?:h+|m+|s+)\]/.test(plain)) return { kind: 'time' };
  // Colours, conditions, currencies, languages and calendars.
  const shown = plain.replace(/\[[^\]]*\]/g, '').replace(/general/g, '');
  if (shown.includes('%')) return { kind: 'percent' };
  const [, zeros] = /^"*(0{2,})"*$/.exec(shown) ?? [];
  if (zeros !== undefined) return { kind: 'padded', digits: zeros.length };
  return dateFormatOf(shown.replace(/am\/pm|a\/p/g, 'h').replace(/e[+-]/g, ''));
}

function dateFormatOf(shown: string): NumberFormat {
  const hasTime = /[hs]/.test(shown);
  // Beside hours or seconds they are minutes.
  const months = shown.replace(/h[^a-z]*m{1,2}(?!m)|(?<!m)m{1,2}[^a-z]*s/g, '');
  const [year, month, day] = [/[yeg]/.test(shown), months.includes('m'), shown.includes('d')];
  if (!year && !month && !day) return hasTime ? { kind: 'time' } : number;
  const onlyTime = hasTime && !year && !day && !/mmm/.test(months);
  if (onlyTime) return { kind: 'time' };
  const shows = day || !year ? 'day' : month ? 'month' : 'year';
  return { kind: 'date', shows, time: hasTime };
}
