import type { Translation } from '@marsad/indicators';
import type { en } from './search.en.js';

export const ar = {
  'search.title': 'بحث',
  'search.label': 'مؤشرات ومصادر وتنبيهات وأرقام',
  'search.label.admin': 'مؤشرات ومصادر وتنبيهات وأرقام وأشخاص',
  'search.hint': 'جزء من اسم، أو رقم كما كُتب، مثل \u206688-94\u2069، أو كلمات من ملاحظة',
  'search.pages': 'الصفحات',
  'search.busy': 'جارٍ البحث …',
  'search.none': 'لم يُعثر على شيء يطابق «{text}».',
  'search.found':
    '{count, plural, zero {لا نتائج} one {نتيجة واحدة} two {نتيجتان} few {# نتائج} many {# نتيجة} other {# نتيجة}}',
  'search.foundMore':
    '{count, plural, zero {نتائج أخرى} one {نتيجة واحدة، وهناك المزيد} two {نتيجتان، وهناك المزيد} few {# نتائج، وهناك المزيد} many {# نتيجة، وهناك المزيد} other {# نتيجة، وهناك المزيد}}',
  'search.all': 'كل النتائج عن «{text}»',
  'search.more': 'اعرض المزيد',
  'search.what': 'النتائج',
  'search.kind.indicator': 'المؤشرات',
  'search.kind.source': 'المصادر',
  'search.kind.alert': 'التنبيهات',
  'search.kind.person': 'الأشخاص',
  'search.kind.figure': 'الأرقام',
} as const satisfies Translation<typeof en>;
