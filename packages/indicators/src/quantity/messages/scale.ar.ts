import type { Translation } from '../../language/message.js';
import type { en } from './scale.en.js';

export const ar = {
  billion:
    '{form, select, two {ملياران} twoAfter {مليارين} twoBefore {مليارا} twoAfterBefore {ملياري} few {مليارات} many {مليارًا} other {مليار}}',
  million:
    '{form, select, two {مليونان} twoAfter {مليونين} twoBefore {مليونا} twoAfterBefore {مليوني} few {ملايين} many {مليونًا} other {مليون}}',
  thousand:
    '{form, select, two {ألفان} twoAfter {ألفين} twoBefore {ألفا} twoAfterBefore {ألفي} few {آلاف} many {ألفًا} other {ألف}}',
} as const satisfies Translation<typeof en>;
