import type { Translation } from '@marsad/indicators';
import type { en } from './shell.en.js';

export const ar = {
  'frame.name': 'مرصد',
  'frame.demo': 'هذا عرض تجريبي: الأرقام اللاحقة لخطوط الأساس مختلقة.',
  'frame.skip': 'انتقل إلى المحتوى',
  'frame.nav': 'القائمة الرئيسية',
  'frame.menu': 'القائمة',
  'nav.overview': 'نظرة عامة',
  'nav.enter': 'إدخال رقم',
  'nav.alerts': 'التنبيهات',
  'nav.firing':
    '{count, plural, zero {لا تنبيهات نشطة} one {تنبيه نشط واحد} two {تنبيهان نشطان} few {# تنبيهات نشطة} many {# تنبيهًا نشطًا} other {# تنبيه نشط}}',
  'nav.sources': 'المصادر',
  'nav.review': 'المراجعة',
  'nav.waiting':
    '{count, plural, zero {لا شيء ينتظر محرّرًا} one {رقم واحد ينتظر محرّرًا} two {رقمان ينتظران محرّرًا} few {# أرقام تنتظر محرّرًا} many {# رقمًا ينتظر محرّرًا} other {# رقم ينتظر محرّرًا}}',
  'toast.region': 'المستجدات',
  'toast.figure': '{isNew, select, true {رقم جديد} other {تغيّر رقم}}: {name}، {period}: {figure}. {verdict}.',
  'toast.firing': 'تنبيه نشط: {name}، {figure}.',
  'toast.pending': 'تنبيه قيد الانتظار: {name}، {figure}.',
  'toast.noFigure': 'لم يعد هناك رقم',
  'toast.resolved': 'انتهى التنبيه: {name}، {figure}.',
  'toast.baseline': 'تغيّر خط الأساس للمؤشر: {name}.',
  'toast.see': 'عرض',
  'toast.close': 'إغلاق',
  'frame.leaving': 'جارٍ تسجيل الخروج. يكتمل ذلك حالما يمكن الوصول إلى مرصد، وحتى ذلك الحين لا يُعرض هنا شيء.',
  'leaving.begun': 'في نموذج الإدخال رقم لم يُحفظ.',
  'leaving.grid':
    '{count, plural, zero {لا أرقام في الشبكة.} one {في الشبكة رقم لم يُرسل.} two {في الشبكة رقمان لم يُرسلا.} few {في الشبكة # أرقام لم تُرسل.} many {في الشبكة # رقمًا لم تُرسل.} other {في الشبكة # رقم لم تُرسل.}}',
  'leaving.text':
    'ابقَ مسجّل الدخول لترسل ما لم يُرسل بعد. ما تتركه هنا ينتظر حتى تسجّل الدخول مجددًا على هذا الجهاز، ولا يعرضه مرصد على أحد سواك. غير أنه ليس مشفّرًا: إن كان الجهاز يستخدمه آخرون فأرسله أو احذفه.',
  'leaving.stay': 'البقاء',
  'leaving.keep': 'الخروج وتركه هنا',
  'leaving.delete': 'الخروج وحذفه',
  'version.newer': 'نسخة جديدة جاهزة.',
  'version.reload': 'إعادة التحميل',
  'places.watch': 'المتابعة',
  'places.record': 'السجل',
  'places.share': 'المشاركة',
  'places.run': 'التشغيل',
  'places.map': 'الخريطة',
  'places.facts': 'الحقائق والتحققات',
  'places.brief': 'الموجز',
  'places.publicCharts': 'الرسوم العامة',
  'places.close': 'إغلاق',
  'jump.title': 'بحث',
} as const satisfies Translation<typeof en>;
