import type { Translation } from '../../language/message.js';
import type { en } from './mail.en.js';

export const ar = {
  testSubject: 'مرصد: تجربة',
  test: 'هذه تجربة: بريد مرصد يصل إلى هنا.',
  alert: '{status}: {name}',
  firing: 'نشط',
  resolved: 'منتهٍ',
  failed: 'يتعذر التحقق',
  figure: 'الرقم: {figure}',
  before: 'السابق: {figure}',
  figureOfPeriod: '{figure}، {period}',
  sourced: '{figure} ({source})',
  why: 'السبب: {explanation}',
  rule: 'القاعدة: {name}',
  corrected: 'صُحّح الرقم أو نُقل أو سُحب، أو صار رقم مصدر آخر هو الموصى به.',
  downgraded: 'كان ذلك مؤكدًا من قبل، وبحسب أحدث رقم صار ممكنًا فقط.',
  digest: 'وردت هذه الأرقام في جدول، أو أُدخلت بعد فتراتها بوقت طويل، لذلك يُبلَّغ عنها معًا لا واحدًا واحدًا.',
  late: 'لوحظ متأخرًا: أُدخل الرقم بعد أرقام أحدث منه.',
  see: 'انظر: {page}',
} as const satisfies Translation<typeof en>;
