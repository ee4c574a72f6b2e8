/** What headers are called in English, French, Spanish and Arabic, and which part of a mapping each names. */
import { folded } from './fold.js';

export const roles = [
  'period',
  'from',
  'to',
  'year',
  'month',
  'week',
  'value',
  'lower',
  'upper',
  'indicator',
  'unit',
  'per',
  'source/title',
  'source/publisher',
  'source/author',
  'source/date',
  'source/url',
  'source/locator',
  'reliability',
  'credibility',
  'status',
  'note',
] as const;
export type Role = (typeof roles)[number];

const words: Readonly<Record<Role, readonly string[]>> = {
  period: [
    ...[
      'period',
      'time period',
      'reporting period',
      'reference period',
      'date',
      'day',
      'time',
      'date reported',
    ],
    ...['reported date', 'report date', 'event date', 'incident date', 'date of incident', 'date of event'],
    ...['période', 'periode', 'jour', 'date de l événement', 'fecha', 'período', 'periodo', 'día'],
    ...['الفترة', 'فترة', 'التاريخ', 'تاريخ', 'اليوم', 'المدة', 'تاريخ الحادث', 'تاريخ الحدث', 'reported'],
  ],
  from: [
    ...['from', 'start', 'start date', 'date from', 'period start', 'begin', 'beginning', 'since'],
    ...[
      'début',
      'du',
      'date de début',
      'inicio',
      'desde',
      'fecha de inicio',
      'من',
      'من تاريخ',
      'تاريخ البداية',
      'بداية',
    ],
  ],
  to: [
    ...['to', 'end', 'end date', 'date to', 'period end', 'until', 'through', 'fin', 'au', 'date de fin'],
    ...['hasta', 'fecha de fin', 'final', 'إلى', 'إلى تاريخ', 'تاريخ النهاية', 'نهاية'],
  ],
  year: ['year', 'année', 'annee', 'an', 'año', 'ano', 'السنة', 'سنة', 'العام', 'عام'],
  month: [
    ...['month', 'mois', 'mes', 'الشهر', 'شهر', 'month name', 'quarter', 'trimestre', 'qtr', 'الربع', 'ربع'],
  ],
  week: ['week', 'week number', 'iso week', 'epi week', 'semaine', 'semana', 'الأسبوع', 'أسبوع'],
  value: [
    ...[
      'value',
      'figure',
      'count',
      'number',
      'amount',
      'total',
      'quantity',
      'obs value',
      'estimate',
      'no',
      'nb',
    ],
    ...[
      'valeur',
      'chiffre',
      'nombre',
      'montant',
      'quantité',
      'effectif',
      'valor',
      'cifra',
      'número',
      'cantidad',
    ],
    ...[
      'القيمة',
      'قيمة',
      'الرقم',
      'رقم',
      'العدد',
      'عدد',
      'المبلغ',
      'الكمية',
      'المجموع',
      'الإجمالي',
      'التقدير',
      'cases',
    ],
  ],
  lower: [
    ...[
      'lower',
      'low',
      'min',
      'minimum',
      'lower bound',
      'low estimate',
      'at least',
      'obs lower',
      'lower limit',
    ],
    ...['borne inférieure', 'mínimo', 'límite inferior', 'الحد الأدنى', 'الأدنى', 'أدنى', 'least'],
  ],
  upper: [
    ...[
      'upper',
      'high',
      'max',
      'maximum',
      'upper bound',
      'high estimate',
      'at most',
      'obs upper',
      'upper limit',
    ],
    ...[
      'borne supérieure',
      'máximo',
      'límite superior',
      'الحد الأعلى',
      'الأعلى',
      'أعلى',
      'الحد الأقصى',
      'most',
    ],
  ],
  indicator: [
    ...['indicator', 'indicator id', 'indicator code', 'indicator name', 'measure', 'series', 'variable'],
    ...['indicateur', 'indicador', 'المؤشر', 'مؤشر', 'اسم المؤشر', 'رمز المؤشر'],
  ],
  unit: ['unit', 'unit measure', 'unit of measure', 'units', 'unité', 'unidad', 'الوحدة', 'وحدة'],
  per: ['per', 'rate', 'rate basis', 'par', 'por', 'لكل', 'المعدل'],
  'source/title': [
    ...[
      'source',
      'source title',
      'title',
      'report',
      'source name',
      'information source',
      'sources',
      'reference',
    ],
    ...[
      'titre',
      'rapport',
      'fuente',
      'título',
      'informe',
      'المصدر',
      'مصدر',
      'العنوان',
      'عنوان المصدر',
      'التقرير',
    ],
  ],
  'source/publisher': [
    ...[
      'publisher',
      'source publisher',
      'organisation',
      'organization',
      'org',
      'published by',
      'agency',
      'éditeur',
    ],
    ...['editor', 'organización', 'الناشر', 'ناشر', 'جهة النشر', 'المنظمة', 'الجهة الناشرة', 'organisme'],
  ],
  'source/author': [
    'author',
    'source author',
    'authors',
    'auteur',
    'autor',
    'الكاتب',
    'المؤلف',
    'كاتب',
    'مؤلف',
  ],
  'source/date': [
    ...[
      'source date',
      'publication date',
      'published',
      'date published',
      'date of publication',
      'published on',
    ],
    ...[
      'date de publication',
      'date source',
      'fecha de publicación',
      'تاريخ النشر',
      'تاريخ المصدر',
      'date of source',
    ],
  ],
  'source/url': [
    'url',
    'link',
    'source url',
    'web',
    'lien',
    'enlace',
    'الرابط',
    'رابط',
    'website',
    'source link',
  ],
  'source/locator': [
    ...[
      'page',
      'pages',
      'locator',
      'source locator',
      'page number',
      'página',
      'الصفحة',
      'صفحة',
      'رقم الصفحة',
    ],
  ],
  reliability: [
    ...[
      'reliability',
      'source reliability',
      'source quality',
      'fiabilité',
      'fiabilidad',
      'الموثوقية',
      'موثوقية',
    ],
    ...['موثوقية المصدر'],
  ],
  credibility: ['credibility', 'crédibilité', 'credibilidad', 'المصداقية', 'مصداقية'],
  status: ['status', 'obs status', 'statut', 'estado', 'الحالة', 'حالة'],
  note: [
    ...[
      'note',
      'notes',
      'comment',
      'comments',
      'remark',
      'remarks',
      'remarque',
      'remarques',
      'commentaire',
      'nota',
    ],
    ...['notas', 'comentario', 'observaciones', 'ملاحظة', 'ملاحظات', 'تعليق'],
  ],
};

const exact = new Map<string, Role>();
for (const role of roles)
  for (const word of words[role]) if (!exact.has(folded(word))) exact.set(folded(word), role);

export interface NamedRole {
  readonly role: Role;
  /** Whether the header says nothing else. */
  readonly exact: boolean;
}

/** What a header names: by all of it, or by the longest phrase in it, of two as long the later. */
export function roleOf(header: string): NamedRole | null {
  const found = known.get(header);
  if (found !== undefined) return found;
  const named = namedRole(header);
  if (known.size < mostKnown) known.set(header, named);
  return named;
}

const known = new Map<string, NamedRole | null>();
const mostKnown = 10_000;

function namedRole(header: string): NamedRole | null {
  const plain = folded(header);
  const whole = exact.get(plain);
  if (whole !== undefined) return { role: whole, exact: true };
  const parts = plain.split(' ').slice(0, mostWords);
  for (let length = Math.min(parts.length - 1, longest); length > 0; length--)
    for (let at = parts.length - length; at >= 0; at--) {
      const role = exact.get(parts.slice(at, at + length).join(' '));
      if (role !== undefined && !(length === 1 && small.has(role))) return { role, exact: false };
    }
  return null;
}

/** Single words that stand in many a header with another meaning. */
const small: ReadonlySet<Role> = new Set(['from', 'to', 'per', 'unit']);
const mostWords = 12;
const longest = 4;

const totals = new Set(
  [
    ...[
      'total',
      'totals',
      'grand total',
      'sub total',
      'subtotal',
      'sum',
      'all',
      'both',
      'both sexes',
      'overall',
    ],
    ...[
      '_T',
      'ensemble',
      'tous',
      'toutes',
      'somme',
      'total général',
      'todos',
      'ambos',
      'suma',
      'total general',
    ],
    ...[
      'المجموع',
      'مجموع',
      'الإجمالي',
      'إجمالي',
      'الكل',
      'كلا الجنسين',
      'المجموع الكلي',
      'المجموع العام',
      'الجميع',
    ],
  ].map(folded),
);

/** Whether a text says that something is the sum of the rest. */
export const isTotal = (text: string): boolean => text.length < 40 && totals.has(folded(text));
