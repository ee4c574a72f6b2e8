import { defineIndicator } from '../indicator/define.js';
import { type CatalogueEntry, entryOf } from './entry.js';

/** What the report describes without a number: monitored from the first figure on, with no baseline. */
const monthlyCount = {
  kind: 'flow',
  rateBasis: 'month',
  cadence: 'month',
  publicationLagDays: 45,
} as const;

const goodsSmuggled = defineIndicator({
  ...monthlyCount,
  id: 'goods-smuggled',
  name: { en: 'Seizures of smuggled goods', ar: 'ضبطيات البضائع المهرّبة' },
  definition: {
    en: 'Seizures on the border, by the kind of goods; more of them may mean more smuggling or better policing.',
    ar: 'عمليات الضبط على الحدود بحسب نوع البضاعة؛ وقد تدل زيادتها على مزيد من التهريب أو على رقابة أفضل.',
  },
  unit: '{seizure}',
  direction: 'neutral',
  dimensions: [
    {
      id: 'goods',
      name: { en: 'Goods', ar: 'البضاعة' },
      codes: [
        { code: 'cigarettes', name: { en: 'Cigarettes', ar: 'سجائر' } },
        { code: 'medicines', name: { en: 'Medicines', ar: 'أدوية' } },
        { code: 'weapons', name: { en: 'Weapons', ar: 'أسلحة' } },
        { code: 'oil', name: { en: 'Oil', ar: 'نفط' } },
        { code: 'narcotics', name: { en: 'Narcotics', ar: 'مخدرات' } },
        { code: 'relics', name: { en: 'Relics', ar: 'آثار' } },
        { code: 'scrap-metal', name: { en: 'Scrap metal', ar: 'خردة معادن' } },
        { code: 'copper', name: { en: 'Copper', ar: 'نحاس' } },
        { code: 'cement', name: { en: 'Cement', ar: 'إسمنت' } },
        { code: 'food', name: { en: 'Food', ar: 'مواد غذائية' } },
        { code: 'electronics', name: { en: 'Electronics', ar: 'أجهزة إلكترونية' } },
        { code: 'people', name: { en: 'People', ar: 'أشخاص' } },
      ],
    },
  ],
});

const cropBurnings = defineIndicator({
  ...monthlyCount,
  id: 'crop-burnings',
  name: { en: 'Crop burnings', ar: 'حرائق المحاصيل' },
  definition: {
    en: 'Burnings of farm crops around the liberated provinces.',
    ar: 'حوادث إحراق المحاصيل الزراعية في محيط المحافظات المحررة.',
  },
  unit: '{incident}',
  direction: 'up-is-worse',
});

const levies = defineIndicator({
  ...monthlyCount,
  id: 'levies-on-farmers',
  name: { en: 'Levies on farmers and shepherds', ar: 'إتاوات على المزارعين والرعاة' },
  definition: {
    en: 'Times that levies were taken from farmers and shepherds.',
    ar: 'عدد المرات التي فُرضت فيها إتاوات على المزارعين والرعاة.',
  },
  unit: '{levy}',
  direction: 'up-is-worse',
});

const finds = defineIndicator({
  ...monthlyCount,
  id: 'caches-tunnels-camps-found',
  name: { en: 'Caches, tunnels and camps found', ar: 'المخابئ والأنفاق والمعسكرات المكتشفة' },
  definition: {
    en: 'Training camps, weapons caches and tunnels identified; more of them may mean more activity or better searching.',
    ar: 'ما كُشف من معسكرات تدريب ومخابئ أسلحة وأنفاق؛ وقد تدل زيادتها على نشاط أكبر أو على بحث أفضل.',
  },
  unit: '{find}',
  direction: 'neutral',
  dimensions: [
    {
      id: 'find',
      name: { en: 'Find', ar: 'المكتشَف' },
      codes: [
        { code: 'training-camp', name: { en: 'Training camps', ar: 'معسكرات تدريب' } },
        { code: 'weapons-cache', name: { en: 'Weapons caches', ar: 'مخابئ أسلحة' } },
        { code: 'tunnel', name: { en: 'Tunnels', ar: 'أنفاق' } },
      ],
    },
  ],
});

const attacks = defineIndicator({
  ...monthlyCount,
  id: 'attacks-from-gap',
  name: { en: 'Attacks from the security gap', ar: 'هجمات من الفراغ الأمني' },
  definition: {
    en: 'Attacks that start from abandoned villages and from the strip between the Peshmerga and the Iraqi forces.',
    ar: 'الهجمات المنطلقة من القرى المهجورة ومن الشريط الفاصل بين قوات البيشمركة والقوات العراقية.',
  },
  unit: '{attack}',
  direction: 'up-is-worse',
});

const returns = defineIndicator({
  ...monthlyCount,
  id: 'return-movements',
  name: { en: 'Returns to border villages', ar: 'العودة إلى القرى الحدودية' },
  definition: {
    en: 'Displaced people who returned to villages near the border.',
    ar: 'النازحون الذين عادوا إلى قرى قريبة من الحدود.',
  },
  unit: '{person}',
  direction: 'down-is-worse',
});

export const unquantified: readonly CatalogueEntry[] = [
  entryOf('unquantified', 'V2, V5', goodsSmuggled),
  entryOf('unquantified', 'V7', cropBurnings),
  entryOf('unquantified', 'V7', levies),
  entryOf('unquantified', 'V4', finds),
  entryOf('unquantified', 'V6', attacks),
  entryOf('unquantified', 'F6, R1', returns),
];
