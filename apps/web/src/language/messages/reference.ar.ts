import type { Translation } from '@marsad/indicators';
import type { en } from './reference.en.js';

export const ar = {
  'facts.title': 'الحقائق والتحقّق',
  'facts.lead': 'ما يذكره المصدر إلى جانب الأرقام المرصودة، ومدى اتفاق أرقامه بعضها مع بعض، وما يوصي به.',
  'facts.document': 'الوثيقة',
  'facts.places':
    'يدل الموضع مثل \u2066V2\u2069 على القسم ورقم الفقرة فيه: \u2066L\u2069 المقدمة، \u2066F\u2069 الظروف المؤاتية، \u2066H\u2069 الموارد البشرية على امتداد الحدود، \u2066T\u2069 الازدهار من دون تأييد واسع، \u2066V\u2069 الفراغ في المنطقة الحدودية العراقية السورية، \u2066R\u2069 التوصيات.',
  'facts.figures': 'أرقام مرجعية',
  'facts.figuresLead': 'أرقام للسياق كما أوردها المصدر، بتحفّظها. لا يُرصد أي منها ولا يُطلق تنبيهًا.',
  'facts.region': 'الأرقام المتعلقة بالدين أو العرق تصف منطقة ولا تصف أي شخص، وهي غير مرصودة.',
  'facts.figuresNone': 'لا أرقام مرجعية مسجّلة.',
  'facts.undated': 'بلا تاريخ في المصدر',
  'facts.upTo': 'حتى {period}',
  'facts.derived': 'محسوب وليس مذكورًا',
  'facts.where': '{period} · {place}',
  'checks.title': 'مقارنة أرقام الوثيقة بعضها ببعض',
  'checks.lead':
    'تُحسب أرقام الوثيقة بعضها من بعض، حدودًا بحدود. ويكون بينها تعارض حين لا تتوافق أي من القيم التي تحتملها.',
  'checks.summary':
    '{count, plural, zero {# عملية تحقّق} one {عملية تحقّق واحدة} two {عمليتا تحقّق} few {# عمليات تحقّق} many {# عملية تحقّق} other {# عملية تحقّق}}: {consistent, number} متوافقة، و{tension, number} متعارضة، و{derived, number} محسوبة.',
  'checks.none': 'لا عمليات تحقّق مسجّلة.',
  'checks.steps': 'الحساب',
  'checks.where': 'في الوثيقة: {places}',
  'checks.outside': 'من خارج الوثيقة:',
  'check.consistent': 'متوافق',
  'check.in-tension': 'متعارض',
  'check.derived': 'محسوب',
  'check.percent': 'التغيّر عن الفترة السابقة: {limit}',
  'check.change': 'التغيّر عن الفترة السابقة: {limit}',
  'check.year-ago': 'التغيّر عن سنة سابقة: {limit}',
  'check.measured': 'وهو {size}.',
  'check.none': 'لم يكن هناك ما يُقارن به',
  'measures.title': 'التدابير الموصى بها',
  'measures.lead': 'ما توصي به الوثيقة، بعبارتنا.',
  'measures.none': 'لا تدابير مسجّلة.',
  'measures.followed': 'ما صارت إليه',
} as const satisfies Translation<typeof en>;
