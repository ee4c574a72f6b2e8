import type { Translation } from '../../language/message.js';
import type { en } from './problems-of-timeline.en.js';

export const ar = {
  'timeline-status-unfit':
    'الحالة «{status}» لا تناسب: {kind, select, measure {حالة التدبير \u2066recommended\u2069 أو \u2066decided\u2069 أو \u2066under-way\u2069 أو \u2066done\u2069 أو \u2066dropped\u2069} other {حالة الحدث \u2066reported\u2069 أو \u2066confirmed\u2069، أو بلا حالة}}.',
  'timeline-too-many':
    'سيصير عدد التدابير والأحداث {count}، ومرصد يحفظ {most} على الأكثر. احذف ما لا يحتاج إليه أحد.',
  'timeline-not-deleted': 'ليس محذوفًا، فلا شيء يُستعاد.',
} as const satisfies Translation<typeof en>;
