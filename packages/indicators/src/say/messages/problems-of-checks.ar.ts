import type { Translation } from '../../language/message.js';
import type { en } from './problems-of-checks.en.js';

export const ar = {
  'check-units-differ':
    'وحدة أحدهما «{unit}» ووحدة الآخر «{other}»: لا يُجمع ولا يُقارن إلا ما كان بوحدة واحدة. اختر أرقامًا بوحدة واحدة، أو اجعل كل طرف نسبة.',
  'check-times-differ':
    'أحدهما {per, select, none {بلا وحدة زمن} other {لكل «{per}»}}، والآخر {other, select, none {بلا وحدة زمن} other {لكل «{other}»}}: لا يُجمعان ولا يُقارنان. اضرب المعدل في مدة، أو خذ الرقمين بالطريقة نفسها.',
  'check-length-of-no-rate':
    'لا يُضرب في مدة إلا ما كان لكل وحدة زمن، كرقم في الشهر. احذف المدة، أو خذ الرقم معدلًا.',
  'check-length-unit':
    'عدد مرات «{per}» في «{unit}» واحدة يتوقف على التقويم. اكتب المدة بوحدة «{per}»، أو سمّ فترة.',
  'check-taken-unfit': 'يُذكر أخذ الرقم معدلًا أو مجموعًا لفترته مع مؤشر التدفق وحده. انظر نوع «{indicator}».',
  'check-tolerance-unfit': 'هامش السماح لطرفين يُفترض تساويهما، وهذا التحقّق يقول «{relation}». احذفه.',
  'check-too-many':
    'سيصير عدد عمليات التحقّق {count}، ومرصد يحفظ {most} على الأكثر. احذف ما لا يحتاج إليه أحد.',
  'check-keeps-rule': 'هذه القاعدة تابعة للتحقّق {check}. عدّل التحقّق أو احذفه فتتبعه القاعدة.',
  'check-not-deleted': 'ليس محذوفًا، فلا شيء يُستعاد.',
} as const satisfies Translation<typeof en>;
