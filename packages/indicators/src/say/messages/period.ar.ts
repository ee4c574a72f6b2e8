import type { Translation } from '../../language/message.js';
import type { en } from './period.en.js';

export const ar = {
  // As months are named in Iraq and Syria. They have no short names.
  month:
    '{month, select, 1 {كانون الثاني} 2 {شباط} 3 {آذار} 4 {نيسان} 5 {أيار} 6 {حزيران} 7 {تموز} 8 {آب} 9 {أيلول} 10 {تشرين الأول} 11 {تشرين الثاني} other {كانون الأول}}',
  shortMonth:
    '{month, select, 1 {كانون الثاني} 2 {شباط} 3 {آذار} 4 {نيسان} 5 {أيار} 6 {حزيران} 7 {تموز} 8 {آب} 9 {أيلول} 10 {تشرين الأول} 11 {تشرين الثاني} other {كانون الأول}}',
  half: 'النصف {ordinal, select, 1 {الأول} other {الثاني}} {year}',
  quarter: 'الربع {ordinal, select, 1 {الأول} 2 {الثاني} 3 {الثالث} other {الرابع}} {year}',
  week: 'الأسبوع {week} من {year}',
  monthOfYear: '{month} {year}',
  dayOfMonth: '{day} {month}',
  day: '{day} {month} {year}',
  range: '{from}–{to}',
} as const satisfies Translation<typeof en>;
