import type { Translation } from '@marsad/indicators';
import type { en } from './map.en.js';

export const ar = {
  'map.title': 'خريطة منطقة الحدود',
  'map.lead': 'المعابر الرسمية الثلاثة بين العراق وسوريا ومخيم الهول، ولكل منها أرقامه.',
  'map.what': 'مؤشرات هذه الأماكن',
  'map.attribution':
    'حدود الدول والمحافظات: \u2066Natural Earth\u2069، ملكية عامة. رُسمت للاستدلال ولا تعني انحيازًا لأحد.',
  'map.crossing': 'معبر رسمي',
  'map.camp': 'مخيم',
  'map.none': 'لا مؤشر يخص هذا المكان وحده.',
  'map.noFigure': 'لا رقم بعد خط الأساس حتى الآن.',
  'map.noFigureAlone': 'لا رقم لهذا المكان وحده بعد.',
  'map.place.rabia': 'ربيعة / اليعربية',
  'map.place.al-hol': 'مخيم الهول',
  'map.place.al-qaim': 'القائم / البوكمال',
  'map.place.al-walid': 'الوليد / التنف',
  'map.within.rabia': 'نينوى والحسكة',
  'map.within.al-hol': 'الحسكة',
  'map.within.al-qaim': 'الأنبار ودير الزور',
  'map.within.al-walid': 'الأنبار وحمص',
  'map.land.syria': 'سوريا',
  'map.land.iraq': 'العراق',
  'map.land.al-hasakah': 'الحسكة',
  'map.land.deir-ez-zor': 'دير الزور',
  'map.land.raqqa': 'الرقة',
  'map.land.salah-al-din': 'صلاح الدين',
  'map.land.homs': 'حمص',
  'map.land.ninewa': 'نينوى',
  'map.land.anbar': 'الأنبار',
} as const satisfies Translation<typeof en>;
