import type { Translation } from '../../language/message.js';
import type { en } from './ratio.en.js';

export const ar = {
  // ضعف only with whole numbers: a fraction of it can be taken for a fraction of the double. All else is مرة.
  times:
    '{form, select, part {{said} مرة} one {مرة واحدة} oneAfter {مرة واحدة} two {ضعفان} twoAfter {ضعفين} fraction {{said} مرة} few {{said} أضعاف} many {{said} ضعفًا} other {{said} ضعف}}',
  // The two of it loses its last letter before what it is of.
  timesOf:
    '{form, select, part {{said} من {of}} one {ما يساوي {of}} oneAfter {{of}} two {ضعفا {of}} twoAfter {ضعفي {of}} fraction {{said} مرة قدر {of}} few {{said} أضعاف {of}} many {{said} ضعفًا قدر {of}} other {{said} ضعف {of}}}',
  about: 'نحو {n}',
  range: '{a}–{b}',
  moreThan: 'أكثر من {a}',
  atLeast: 'ما لا يقل عن {a}',
  lessThan: 'أقل من {b}',
  atMost: 'حتى {b}',
  any: 'أي عدد من المرات',
  anyOf: 'أي عدد من مرات {of}',
  baseline: 'خط الأساس',
  floor: 'الحد الأدنى المعلن',
  ceiling: 'الحد الأعلى المعلن',
} as const satisfies Translation<typeof en>;
