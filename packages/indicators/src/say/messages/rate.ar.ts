import type { Translation } from '../../language/message.js';
import type { en } from './rate.en.js';

export const ar = {
  long: '{figure}{per, select, day { في اليوم} week { في الأسبوع} month { في الشهر} quarter { في ربع السنة} year { في السنة} other {}}',
  compact:
    '{figure}{per, select, day {/يوم} week {/أسبوع} month {/شهر} quarter {/ربع سنة} year {/سنة} other {}}',
} as const satisfies Translation<typeof en>;
