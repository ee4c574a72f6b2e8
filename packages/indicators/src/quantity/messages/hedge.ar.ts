import type { Translation } from '../../language/message.js';
import type { en } from './hedge.en.js';

export const ar = {
  range: 'من {a} إلى {b}',
  spelledRange: 'من {a} إلى {b}',
  moreThan: 'أكثر من {a}',
  atLeast: 'ما لا يقل عن {a}',
  lessThan: 'أقل من {b}',
  atMost: 'ما لا يزيد على {b}',
  both: '{low} و{high}',
  about: 'نحو {n}',
  nearly: 'أقل بقليل من {n}',
  justOver: 'أكثر بقليل من {n}',
  any: 'أي رقم',

  // Signs such as > turn round in text that runs from right to left, so Arabic keeps its words.
  'compact.range': '{a}–{b}',
  'compact.moreThan': 'أكثر من {a}',
  'compact.atLeast': 'ما لا يقل عن {a}',
  'compact.lessThan': 'أقل من {b}',
  'compact.atMost': 'ما لا يزيد على {b}',
  'compact.both': '{low} و{high}',
  'compact.about': 'نحو {n}',
} as const satisfies Translation<typeof en>;
