import type { Role } from '../actor.js';
import { unitWord } from '../indicator/units.js';
import type { Language } from '../language/language.js';
import { isolatedNumber, isolatedText, withoutDirectionMarks } from '../language/plain-text.js';
import { pluralOf } from '../language/plural.js';
import type { Problem } from '../problem.js';
import { formatBoundsRatio, formatNumber } from './format.js';

/** Words for units of time, as a problem's `per` names them. */
const timeWords: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  en: { hour: 'hour', day: 'day', week: 'week', month: 'month', year: 'year', quarter: 'quarter' },
  ar: { hour: 'ساعة', day: 'يوم', week: 'أسبوع', month: 'شهر', year: 'سنة', quarter: 'ربع سنة' },
};

/** Words for what people may do. */
export const roleWords: Readonly<Record<Language, Readonly<Record<Role, string>>>> = {
  en: { viewer: 'viewer', contributor: 'contributor', editor: 'editor', admin: 'administrator' },
  ar: { viewer: 'مُطّلع', contributor: 'مُدخِل بيانات', editor: 'محرّر', admin: 'مدير' },
};

/** What a letter of a figure can stand for, as a problem's readings name it. */
const readingWords: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  en: {},
  ar: { 'm = metres': 'm = متر', 'm = million': 'm = مليون' },
};

const roleWord = (role: string, language: Language) => roleWords[language][role as Role] ?? role;

/**
 * Fills a sentence's gaps: `{name}` takes a parameter, `{name:unit}` one that is a unit, `{name:time}` one that is a unit
 * of time, `{name:role}` one that is a role, `{name:reading}` one that is what a text can mean, `{name:year}` one that is a year and has no groups, `{name:times}` says "more
 * than 3 times" and `{name:part}` "a third" of a number, and `{name:days}` and the like count; a stretch in square brackets is left out where one of its
 * parameters is missing. In Arabic every number and quoted text is isolated, so
 * that it keeps its own direction.
 */
export function fill(template: string, params: Problem['params'], language: Language): string {
  const kept = template.replace(/\[([^[\]]*)\]/g, (_, stretch: string) =>
    isComplete(stretch, params) ? stretch : '',
  );
  return kept.replace(/\{(\w+)(?::(\w+))?\}/g, (_, name: string, kind: string | undefined) =>
    said(params[name], kind, language),
  );
}

function isComplete(stretch: string, params: Problem['params']): boolean {
  return [...stretch.matchAll(/\{(\w+)/g)].every(([, name]) => params[name ?? ''] !== undefined);
}

interface Counted {
  readonly en: readonly [one: string, other: string];
  /** The two of it as it is said after a preposition. */
  readonly ar: Readonly<Record<'one' | 'two' | 'few' | 'many' | 'other', string>>;
}

/** What sentences count, by the kind of their gap: `{most:days}` is "1 day", "90 days". */
const countedWords: Readonly<Record<string, Counted>> = {
  minutes: {
    en: ['minute', 'minutes'],
    ar: { one: 'دقيقة واحدة', two: 'دقيقتين', few: 'دقائق', many: 'دقيقة', other: 'دقيقة' },
  },
  days: {
    en: ['day', 'days'],
    ar: { one: 'يوم واحد', two: 'يومين', few: 'أيام', many: 'يومًا', other: 'يوم' },
  },
  years: {
    en: ['year', 'years'],
    ar: { one: 'سنة واحدة', two: 'سنتين', few: 'سنوات', many: 'سنة', other: 'سنة' },
  },
  characters: {
    en: ['character', 'characters'],
    ar: { one: 'حرف واحد', two: 'حرفين', few: 'أحرف', many: 'حرفًا', other: 'حرف' },
  },
};

function counted(n: number, { en, ar }: Counted, language: Language): string {
  const number = formatNumber(n, { language, isolate: language === 'ar' });
  if (language === 'en') return `${number} ${n === 1 ? en[0] : en[1]}`;
  if (n === 1 || n === 2) return n === 1 ? ar.one : ar.two;
  const plural = pluralOf(n, 'ar');
  return `${number} ${plural === 'few' || plural === 'many' ? ar[plural] : ar.other}`;
}

const partWords: Readonly<Record<Language, readonly string[]>> = {
  en: ['half', 'a third', 'a quarter', 'a fifth', 'a sixth', 'a seventh', 'an eighth', 'a ninth', 'a tenth'],
  ar: ['نصف', 'ثلث', 'ربع', 'خمس', 'سدس', 'سبع', 'ثمن', 'تسع', 'عشر'],
};

/** One part of so many: "a third" of three. */
function partWord(of: number, language: Language): string {
  return partWords[language][of - 2] ?? (language === 'ar' ? isolatedNumber(`1/${of}`) : `1/${of}`);
}

function moreThanTimes(n: number, language: Language): string {
  const beyond = { lower: n, upper: null, lowerInclusive: false, upperInclusive: false };
  return formatBoundsRatio(beyond, { language, isolate: language === 'ar' });
}

function said(value: string | number | undefined, kind: string | undefined, language: Language): string {
  if (value === undefined) return '…';
  if (kind === 'year') return language === 'ar' ? isolatedNumber(String(value)) : String(value);
  const countedAs = kind === undefined ? undefined : countedWords[kind];
  if (countedAs && typeof value === 'number') return counted(value, countedAs, language);
  if (kind === 'times') return moreThanTimes(Number(value), language);
  if (kind === 'part') return partWord(Number(value), language);
  if (typeof value === 'number') return formatNumber(value, { language, isolate: language === 'ar' });
  if (kind === 'reading') return said(readingWords[language][value] ?? value, undefined, language);
  if (kind === 'role') return roleWord(value, language);
  if (kind === 'time') return timeWords[language][value] ?? value;
  const text = kind === 'unit' ? unitWord(value, language) : withoutDirectionMarks(value);
  if (language === 'en' || kind === 'unit') return text;
  return /^[−+-]?[\d.,/-]+$/.test(text) ? isolatedNumber(text) : isolatedText(text);
}
