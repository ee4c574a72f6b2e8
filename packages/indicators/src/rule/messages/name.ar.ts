import type { Translation } from '../../language/message.js';
import type { en } from './name.en.js';

export const ar = {
  named: '{indicator}: {condition}',
  limit:
    '{op, select, more {أكثر من {to}} atLeast {لا يقل عن {to}} less {أقل من {to}} other {لا يزيد على {to}}}',
  change: 'تغيّر {limits}',
  yearAgo: 'تغيّر في سنة {limits}',
  percent: '{n}%',
  'baseline.interval': 'خط الأساس',
  'baseline.lower': 'الحد الأدنى لخط الأساس',
  'baseline.upper': 'الحد الأعلى لخط الأساس',
  ewma: 'إشارة EWMA',
  cusum: 'إشارة CUSUM',
  overdue: 'متأخر',
  disagreement: 'المصادر مختلفة',
  tension: 'أرقام متعارضة',
  all: '{first} و {second}',
  any: '{first} أو {second}',
  not: 'ليس ({condition})',
} as const satisfies Translation<typeof en>;
