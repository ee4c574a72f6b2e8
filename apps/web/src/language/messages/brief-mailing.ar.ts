import type { Translation } from '@marsad/indicators';
import type { en } from './brief-mailing.en.js';

export const ar = {
  'mailing.title': 'بالبريد',
  'mailing.lead': 'هذا الموجز في ملف PDF مع رابطه، في الوقت الذي تختاره. يصل إليك وحدك.',
  'mailing.what': 'إرسال هذا الموجز',
  'mailing.off':
    'لا يرسل هذا التنصيب بريدًا: لم يحدد من يشغّله خادم بريد (\u2066SMTP_URL\u2069). حتى ذلك الحين نزّل ملف PDF.',
  'mailing.next': 'يصل التالي في {when} إلى {address}.',
  'mailing.none': 'لا يُرسل هذا الموجز إليك. لو أُرسل لوصل إلى {address}.',
  'mailing.isPaused': 'الإرسال موقوف مؤقتًا: لا يصل شيء إلى {address}.',
  'mailing.pace': 'كم مرة',
  'mailing.pace.daily': 'كل يوم',
  'mailing.pace.weekly': 'كل أسبوع',
  'mailing.pace.monthly': 'كل شهر',
  'mailing.weekday': 'في يوم',
  'mailing.day': 'في اليوم',
  'mailing.hour': 'في الساعة',
  'mailing.paused': 'إيقاف مؤقت: لا يُرسل شيء الآن',
  'mailing.begin': 'أرسله إليّ',
  'mailing.save': 'احفظ',
  'mailing.end': 'أوقف إرساله',
  'mailing.last': 'آخر الرسائل',
  'mailing.sent': 'أُرسلت في {when}.',
  'mailing.waiting': 'موعدها {when}، وهي في الطريق.',
  'mailing.dead': 'لم تُرسل، وتوقفت المحاولة في {when}.',
} as const satisfies Translation<typeof en>;
