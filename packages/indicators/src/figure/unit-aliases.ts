const dollars = [
  '$',
  'usd',
  'us $',
  '$ us',
  'us dollar',
  'us dollars',
  'dollar',
  'dollars',
  'دولار',
  'دولارات',
  'دولارًا',
];

/**
 * The units that are read, by their code: ISO 4217 for money, UCUM for measures, UCUM annotations for counted things; with
 * what else people write for each than its code, its sign and its names.
 */
export const unitAliases: Readonly<Record<string, readonly string[]>> = {
  USD: ['us $', '$ us', 'dollar', 'dollars', 'دولار أمريكي', 'دولار أميركي'],
  EUR: [],
  GBP: ['pounds'],
  IQD: ['dinar', 'dinars', 'دينار', 'دنانير', 'د.ع'],
  SYP: ['ليرة', 'ليرات', 'ل.س'],
  '%': ['٪', 'per cent', 'pct', 'pc', 'percents', 'percentage', 'بالمئة', 'بالمائة', 'في المائة'],
  km: ['kilometer', 'kilometers', 'كم', 'كلم'],
  km2: ['sq km', 'square kilometer', 'square kilometers', 'كم²', 'كم مربع'],
  m: ['meter', 'meters'],
  '[mi_i]': [],
  '[smi_us]': [],
  kg: ['kilo', 'kilos', 'كغ', 'كغم', 'كلغ', 'كجم'],
  t: ['ton', 'tons', 'metric ton', 'metric tons', 'metric tonne', 'metric tonnes'],
  '{person}': [
    ...['persons', 'individual', 'individuals', 'member', 'members', 'case', 'cases', 'man', 'men', 'woman'],
    ...['women', 'child', 'children', 'fighter', 'fighters', 'pledge', 'pledges'],
    ...['فرد', 'أفراد', 'فردا', 'حالة', 'حالات', 'عضو', 'أعضاء', 'عضوا', 'رجل', 'رجال', 'رجلا', 'امرأة'],
    ...['نساء', 'طفل', 'أطفال', 'طفلا', 'مقاتل', 'مقاتلين', 'مقاتلا', 'عنصر', 'عناصر', 'عنصرا', 'نسمة'],
  ],
  '{case}': [],
  '{village}': [],
  '{crossing}': ['border crossing', 'border crossings', 'معبر حدودي', 'معابر حدودية'],
  '{attack}': ['هجمة'],
  '{incident}': ['حادثة', 'burning', 'burnings', 'حريق', 'حرائق', 'حريقا'],
  '{seizure}': ['ضبطية', 'ضبطيات'],
  '{levy}': [],
  '{find}': ['found'],
  '{family}': ['household', 'households', 'أسرة', 'أسر'],
  '{mosque}': [],
  '{household}': ['family', 'families', 'عائلة', 'عائلات', 'عوائل'],
  L: ['liter', 'liters', 'ليتر', 'ليترات', 'ليترا'],
  har: ['ha'],
  d: [],
  h: ['hrs'],
  // The number may bear the money's sign, and what it is for: "$1.25 a litre".
  'USD/L': [...dollars, ...['/l', '/ l', 'a litre', 'per litre', 'a liter', 'per liter', 'للتر', 'لكل لتر']],
  'USD/kg': [
    ...dollars,
    ...['/kg', '/ kg', 'a kilo', 'per kilo', 'a kilogram', 'per kilogram', 'للكيلو', 'للكيلوغرام'],
  ],
};
