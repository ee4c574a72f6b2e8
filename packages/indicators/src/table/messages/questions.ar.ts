import type { Translation } from '../../language/message.js';
import type { en } from './questions.en.js';

export const ar = {
  'dates-ambiguous':
    'أيهما يأتي أولًا في «{column}»: اليوم أم الشهر؟ قد يكون «{text}» {first} أو {second}، ولا تاريخ فيه يبيّن أيهما.',
  'decimal-ambiguous':
    'ما العلامة العشرية في «{column}»؟ قد يكون «{text}» {first} أو {second}، ولا رقم فيه يبيّن أيهما.',
  'indicator-missing':
    '{kind, select, none {{indicator, select, none {لأي مؤشر هذه الأرقام؟} other {لا يوجد مؤشر «{indicator}». لأي مؤشر هذه الأرقام؟}}} stock {«{indicator}» هو ما يوجد في تاريخ بعينه، ولا يُجمع عبر الزمن. لأي مؤشر تُجمع هذه الأحداث؟} other {«{indicator}» معدل أو نسبة، ولا يُجمع. لأي مؤشر تُجمع هذه الأحداث؟}}',
  'source-missing': 'ما مصدر هذه الأرقام؟ سمِّ المصدر، أو العمود الذي يسمّيه.',
  'period-missing': 'أي عمود يبيّن فترة كل رقم؟',
  'value-missing':
    '{shape, select, events {ما الذي يُعدّ: الصفوف أم الأرقام في أحد الأعمدة؟} wide {أي الأعمدة فيها الأرقام، وعلام يدل كل منها؟} other {أي عمود فيه الأرقام؟}}',
  'code-unknown':
    '{dimension, select, indicator {في «{column}» القيمة «{code}». أي مؤشر هذا؟} other {في «{column}» القيمة «{code}». أي رمز من رموز {dimension} هذا؟}}',
  'column-ambiguous': 'في الجدول أكثر من عمود باسم «{column}». أيها المقصود؟',
  'column-missing': 'ليس في هذا الجدول عمود «{column}». أي عمود هو المقصود؟',
  'encoding-unknown': 'أي هذه القراءات صحيحة؟ لا يبيّن الملف كيف كُتبت حروفه.',
  'scale-said': 'يقول الجدول «{text}». هل تُضرب هذه الأرقام في {times} أم تُؤخذ كما هي؟',
  'none-ambiguous': 'هل تعني «{text}» في «{column}» صفرًا، أم أنه لا رقم هناك؟',
} as const satisfies Translation<typeof en>;
