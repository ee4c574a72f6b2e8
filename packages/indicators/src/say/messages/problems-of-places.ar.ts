import type { Translation } from '../../language/message.js';
import type { en } from './problems-of-places.en.js';

export const ar = {
  'place-exists': 'يوجد مكان «{place}» أصلًا. أعطِ هذا المكان معرّفًا آخر، أو عدّل ذاك.',
  'place-unknown': 'لا يوجد مكان «{place}». أضفه أولًا، أو سمِّ غيره.',
  'place-in-itself': 'سيقع المكان داخل نفسه: {way}. اختر مكانًا آخر يقع فيه.',
  'place-in-use': 'المكان مستعمل: {what}. عدّل هذه أولًا، أو اطلب حذفه مع ذلك (\u2066anyway=true\u2069).',
  'place-twice':
    'المكان «{place}» مذكور لرمزين في بُعد واحد. لكل مكان رقم واحد من كل بُعد: احذف أحد الرمزين، أو أعطه مكانًا خاصًا به.',
  'place-kind-unsaid': 'اذكر اسم هذا النوع من الأماكن في \u2066kindName\u2069.',
  'place-name-missing': 'لا اسم لهذا العنصر في {property}. اختر الخاصية التي فيها الأسماء، أو أضف اسمًا.',
  'place-name-long': 'الاسم أطول من {most} حرفًا. اختصره.',
  'places-too-many': 'سيصير عدد الأماكن {count}، ومرصد يحفظ {most} على الأكثر. احذف ما ليس له أي رقم.',
  'geojson-not-read':
    'الملف ليس \u2066JSON\u2069{line, select, none {} other {: السطر {line}، العمود {column}}}. صدّره بصيغة \u2066GeoJSON\u2069 وارفعه من جديد.',
  'geojson-not-one': 'لا يوجد هنا كائن \u2066GeoJSON\u2069. صدّر الملف بصيغة \u2066GeoJSON (RFC 7946)\u2069.',
  'geojson-empty': 'ليس في الملف أي عنصر. صدّر عنصرًا واحدًا على الأقل.',
  'geojson-no-features':
    'الملف من نوع {type}، والأماكن المتعددة تأتي في \u2066FeatureCollection\u2069. صدّر الطبقة كلها.',
  'geojson-no-outline': 'ليس في الملف أي حدود. يجب أن يحوي \u2066Polygon\u2069 أو \u2066MultiPolygon\u2069.',
  'geojson-no-polygon':
    'هذا {type}، والحدود تكون \u2066Polygon\u2069 أو \u2066MultiPolygon\u2069. صدّر مساحات.',
  'geojson-crs': 'الملف في نظام إحداثيات آخر ({system}). صدّره بنظام \u2066WGS 84 (EPSG:4326)\u2069 بالدرجات.',
  'geojson-position': 'هذا ليس موقعًا: رقمان بالدرجات، خط الطول أولًا ثم خط العرض.',
  'geojson-swapped':
    '{longitude}، {latitude} لا يمكن إلا أن يكونا خط العرض ثم خط الطول. في \u2066GeoJSON\u2069 يأتي خط الطول أولًا: صدّر الملف من جديد، أو بدّل بينهما.',
  'geojson-out-of-range':
    '{longitude}، {latitude} ليس موقعًا على الأرض: خط الطول من \u2066-180\u2069 إلى 180، وخط العرض من \u2066-90\u2069 إلى 90. إن كانت أمتارًا فصدّر الملف بنظام \u2066WGS 84 (EPSG:4326)\u2069.',
  'geojson-ring-short': 'تحتاج الحلقة إلى أربعة مواقع على الأقل، آخرها هو أولها.',
  'geojson-ring-open': 'الحلقة غير مغلقة: تبدأ عند {first} وتنتهي عند {last}. أنهِها حيث تبدأ.',
  'geojson-too-many-points':
    'نقاط الحدود أكثر مما يُحفظ لمكان واحد: {points}، والحد الأقصى {most}. بسّطها وارفع الملف من جديد.',
  'geojson-too-long': 'تستغرق قراءة الملف وقتًا أطول من المسموح. بسّطه أو قسّمه.',
} as const satisfies Translation<typeof en>;
