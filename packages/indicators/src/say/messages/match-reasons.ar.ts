import type { Translation } from '../../language/message.js';
import type { en } from './match-reasons.en.js';

export const ar = {
  unit: 'وحدته هي وحدة المؤشر: {unit}.',
  'unit-of-word': '«{words}» كلمة لوحدة المؤشر: {unit}.',
  name: 'المعدود مذكور في اسم المؤشر: {words}.',
  definition: 'كلمات من الجملة مذكورة في تعريف المؤشر: {words}.',
  sentence: 'كلمات من الجملة أو من عنوانها مذكورة في اسم المؤشر: {words}.',
  place: 'المكان من أماكن المؤشر: {name}.',
  code: 'يسمّي النص رمزًا من رموز المؤشر: {name}.',
  per: 'هو لكل {per, select, day {يوم} week {أسبوع} month {شهر} quarter {ربع سنة} other {سنة}}، كما هو المؤشر.',
  period:
    'فترته {cadence, select, day {يوم} week {أسبوع} month {شهر} quarter {ربع سنة} other {سنة}}، كفترات المؤشر.',
} as const satisfies Translation<typeof en>;
