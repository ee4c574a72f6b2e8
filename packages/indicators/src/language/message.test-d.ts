/** Type tests: tsc fails where a line marked as an error compiles. Nothing here is imported by anything. */
import type { ArgumentsOf, PlainKey, Translation } from './message.js';
import { messagesIn } from './messages.js';

type Same<One, Other> =
  (<T>() => T extends One ? 1 : 2) extends <T>() => T extends Other ? 1 : 2 ? true : false;

export const nothing: Same<ArgumentsOf<'All indicators'>, Record<never, never>> = true;
export const plain: Same<ArgumentsOf<'Higher by { amount }'>, { readonly amount: string | number }> = true;
export const formatted: Same<ArgumentsOf<'Show all {count, number}.'>, { readonly count: number }> = true;
export const chosen: Same<
  ArgumentsOf<'{count, plural, =0 {No figure} one {# figure of {name}} other {# figures of {name}}}'>,
  { readonly count: number; readonly name: string | number }
> = true;
export const nested: Same<
  ArgumentsOf<'Due by {since} ({unit, select, day {{count, plural, one {# day} other {# days}}} other {{count, plural, one {# year} other {# years in {place}}}}} late{more, plural, =0 {} other {, {names}}}).'>,
  {
    readonly since: string | number;
    readonly unit: string;
    readonly count: number;
    readonly place: string | number;
    readonly more: number;
    readonly names: string | number;
  }
> = true;
export const said: Same<
  ArgumentsOf<'{all} {all, plural, offset:1 one {indicator} other {indicators}}'>,
  { readonly all: number }
> = true;

const en = {
  title: 'Rules',
  higher: 'Higher by {amount}',
  late: '{count, plural, one {# day late} other {# days late}}',
} as const;
const ar = {
  title: 'القواعد',
  higher: 'أعلى بمقدار {amount}',
  late: '{count, plural, zero {بلا تأخر} one {متأخر يومًا} two {متأخر يومين} few {متأخر # أيام} many {متأخر # يومًا} other {متأخر # يوم}}',
} as const satisfies Translation<typeof en>;
const say = messagesIn({ en, ar });

export const texts: readonly string[] = [
  say('ar', 'title'),
  say('en', 'higher', { amount: '3' }),
  say({ language: 'ar', digits: 'arab' }, 'late', { count: 3 }),
];
export const key: Same<PlainKey<typeof en>, 'title'> = true;

// @ts-expect-error It has to be told the amount.
say('en', 'higher');
// @ts-expect-error It has to be told the amount.
say('en', 'higher', {});
// @ts-expect-error It is told nothing of a unit.
say('en', 'higher', { amount: '3', unit: 'day' });
// @ts-expect-error It is told nothing.
say('en', 'title', { amount: '3' });
// @ts-expect-error What is counted is a number.
say('en', 'late', { count: '3' });
// @ts-expect-error There is no such message.
say('en', 'lower', { amount: '3' });

declare const either: 'title' | 'higher';
say('en', either, { amount: '3' });
// @ts-expect-error It may be the one that has to be told the amount.
say('en', either);

// @ts-expect-error A message is missing.
export const missing = { title: 'القواعد', late: '{count}' } as const satisfies Translation<typeof en>;
// @ts-expect-error A message is no longer there in English.
export const surplus = { ...ar, lower: 'أدنى بمقدار {amount}' } as const satisfies Translation<typeof en>;
// @ts-expect-error A language is missing.
messagesIn({ en });
// @ts-expect-error A language lacks a message.
messagesIn({ en, ar: { title: 'القواعد', late: '{count}' } });
// @ts-expect-error A message in Arabic is told something else.
messagesIn({ en, ar: { ...ar, higher: 'أعلى بمقدار {by}' } as const });
