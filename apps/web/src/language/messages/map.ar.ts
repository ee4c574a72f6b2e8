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
} as const satisfies Translation<typeof en>;
