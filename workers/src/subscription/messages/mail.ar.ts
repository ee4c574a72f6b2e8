import type { Translation } from '@marsad/indicators';
import type { en } from './mail.en.js';

export const ar = {
  'subject.at-once': 'مرصد: {what}',
  'subject.daily': 'مرصد، اليوم: {what}',
  'subject.weekly': 'مرصد، هذا الأسبوع: {what}',
  'count.figure':
    '{count, plural, zero {لا أرقام جديدة} one {رقم جديد واحد} two {رقمان جديدان} few {# أرقام جديدة} many {# رقمًا جديدًا} other {# رقم جديد}}',
  'count.revision':
    '{count, plural, zero {لا تصحيحات} one {تصحيح واحد} two {تصحيحان} few {# تصحيحات} many {# تصحيحًا} other {# تصحيح}}',
  'count.retraction':
    '{count, plural, zero {لا أرقام مسحوبة} one {رقم مسحوب واحد} two {رقمان مسحوبان} few {# أرقام مسحوبة} many {# رقمًا مسحوبًا} other {# رقم مسحوب}}',
  'count.began':
    '{count, plural, zero {لا تنبيهات بدأت} one {تنبيه واحد بدأ} two {تنبيهان بدآ} few {# تنبيهات بدأت} many {# تنبيهًا بدأ} other {# تنبيه بدأ}}',
  'count.ended':
    '{count, plural, zero {لا تنبيهات انتهت} one {تنبيه واحد انتهى} two {تنبيهان انتهيا} few {# تنبيهات انتهت} many {# تنبيهًا انتهى} other {# تنبيه انتهى}}',
  'count.handedIn':
    '{count, plural, zero {لا أرقام تنتظر محررًا} one {رقم واحد ينتظر محررًا} two {رقمان ينتظران محررًا} few {# أرقام تنتظر محررًا} many {# رقمًا ينتظر محررًا} other {# رقم ينتظر محررًا}}',
  nothing: 'لم يتغير شيء',
  and: '{first}، {second}',
  comma: '، ',
  hello: 'ما تغير في ما تتابعه، من {since} إلى {until} ({zone}).',
  helloAtOnce: 'ما تغير في ما تتابعه. الأوقات بتوقيت {zone}.',
  nothingChanged: 'لم يتغير شيء في ما تتابعه.',
  ofPart: '{period}، {part}',
  figure: '{period}: {figure} ({source})',
  revision: 'تصحيح، {period}: صار {figure}، وكان {before} ({source})',
  sameFigure: 'تصحيح، {period}: بقي الرقم {figure}، وتغير مصدره أو تاريخه أو ملاحظته ({source})',
  retraction: 'سُحب، {period}: {before} ({source})',
  reason: 'السبب: {reason}',
  verdict: '{comparison}.',
  began: 'بدأ تنبيه: {rule} ({severity})',
  ended: 'انتهى تنبيه: {rule} ({severity})',
  'came-and-went': 'بدأ تنبيه وانتهى: {rule} ({severity})',
  alertFigure: 'الرقم: {figure}، {period} ({source})',
  alertFigureOnly: 'الرقم: {figure}، {period}',
  possible: 'لا يحسم الرقم هل هو كذلك.',
  'severity.info': 'للعلم',
  'severity.warning': 'تحذير',
  'severity.critical': 'حرج',
  handedIn: 'ينتظر محررًا، {period}: {figure} ({source})',
  more: '{count, plural, zero {ولا أرقام أخرى.} one {ورقم واحد آخر: انظر صفحات المؤشرات.} two {ورقمان آخران: انظر صفحات المؤشرات.} few {و# أرقام أخرى: انظر صفحات المؤشرات.} many {و# رقمًا آخر: انظر صفحات المؤشرات.} other {و# رقم آخر: انظر صفحات المؤشرات.}}',
  see: 'انظر',
  footer: 'يصلك هذا البريد لأنك تتابع هذه الأشياء في مرصد.',
  change: 'غيّر ما تُبلَّغ به',
  'unsubscribe.at-once': 'أوقف البريد الفوري',
  'unsubscribe.daily': 'أوقف البريد اليومي',
  'unsubscribe.weekly': 'أوقف البريد الأسبوعي',
} as const satisfies Translation<typeof en>;
