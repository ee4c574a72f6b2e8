import type { Translation } from '@marsad/indicators';
import type { en } from './live.en.js';

export const ar = {
  'connection.connecting': 'جارٍ الاتصال',
  'connection.live': 'مباشر',
  'connection.liveHint': 'تظهر الأرقام والتنبيهات الجديدة هنا تلقائيًا.',
  'connection.reconnecting': 'إعادة الاتصال',
  'connection.reconnectingHint': 'انقطع الاتصال المباشر منذ {since}. تُعاد المحاولة، وقد يكون المعروض قديمًا.',
  'connection.offline': 'غير متصل',
  'connection.offlineHint': 'لا اتصال منذ {since}. قد يكون المعروض قديمًا، والمسودات محفوظة.',
} as const satisfies Translation<typeof en>;
