import { defineIndicator } from '../indicator/define.js';
import { type CatalogueEntry, entryOf } from './entry.js';

const revenue = defineIndicator({
  id: 'smuggling-revenue',
  name: { en: 'Smuggling revenue', ar: 'عائدات التهريب' },
  definition: {
    en: 'Money that remnants of ISIS earn by moving goods, people, oil, weapons and narcotics over the Iraqi-Syrian border.',
    ar: 'الأموال التي تجنيها فلول تنظيم داعش من تهريب البضائع والأشخاص والنفط والأسلحة والمخدرات عبر الحدود العراقية السورية.',
  },
  kind: 'flow',
  unit: 'USD',
  rateBasis: 'day',
  statedAs: 'rate',
  cadence: 'quarter',
  publicationLagDays: 45,
  direction: 'up-is-worse',
  integer: false,
});

const pledges = defineIndicator({
  id: 'al-hol-pledges',
  name: { en: 'Pledges of allegiance in al-Hol camp', ar: 'مبايعات داخل مخيم الهول' },
  definition: {
    en: 'People recorded as having pledged allegiance to ISIS inside al-Hol camp.',
    ar: 'الأشخاص الذين سُجّلت مبايعتهم لتنظيم داعش داخل مخيم الهول.',
  },
  kind: 'flow',
  unit: '{person}',
  rateBasis: 'month',
  cadence: 'month',
  publicationLagDays: 30,
  direction: 'up-is-worse',
});

const crossings = defineIndicator({
  id: 'border-crossings',
  name: { en: 'Members moved over the border', ar: 'عناصر عبروا الحدود' },
  definition: {
    en: 'ISIS members brought over the Iraqi-Syrian border in small groups.',
    ar: 'عناصر تنظيم داعش الذين نُقلوا عبر الحدود العراقية السورية في مجموعات صغيرة.',
  },
  kind: 'flow',
  unit: '{person}',
  rateBasis: 'month',
  cadence: 'month',
  publicationLagDays: 45,
  direction: 'up-is-worse',
});

export const headline: readonly CatalogueEntry[] = [
  entryOf('headline', 'V2', revenue, [
    {
      key: 'smuggling-revenue-2019-2020',
      value: 'more than $100,000 a day',
      per: 'day',
      period: '2019-04/2020-06',
      note: {
        en: 'A floor: the report gives no upper bound, and no date. The period is our reading: from April 2019, since when the report sees armed units preparing at the border, to June 2020, when it appeared.',
        ar: 'حد أدنى لا يذكر التقرير فوقه سقفًا ولا تاريخًا له. والفترة من تقديرنا: من نيسان 2019، وهو التاريخ الذي يذكر التقرير أن وحدات مسلحة تستعد منذه عند الحدود، إلى حزيران 2020 حين صدر.',
      },
      range: null,
    },
  ]),
  entryOf('headline', 'V3', pledges, [
    {
      key: 'al-hol-pledges-2019-2020',
      value: '60 to 70 a month',
      per: 'month',
      period: '2019-04/2020-06',
      note: {
        en: 'Counted by Iraqi intelligence through sources in the camp. The report gives two numbers and no dates: that months varied between the two, and which months they were, is our reading.',
        ar: 'أحصتها الاستخبارات العراقية عبر مصادر داخل المخيم. يذكر التقرير عددين بلا تواريخ؛ أما أن الأشهر تفاوتت بينهما وأيّ الأشهر هي فمن تقديرنا.',
      },
      range: 'spread',
    },
  ]),
  entryOf('headline', 'V3', crossings, [
    {
      key: 'border-crossings-2019',
      value: 'about 1,200',
      per: 'period',
      period: '2019-01/2019-09',
      note: {
        en: 'One total for the first nine months of 2019; the report does not say who counted. The monthly average, about 133, is worked out here.',
        ar: 'مجموع واحد للأشهر التسعة الأولى من عام 2019، ولا يذكر التقرير من أحصاه. أما المتوسط الشهري، وهو نحو 133، فمحسوب هنا.',
      },
      range: 'uncertainty',
    },
  ]),
];
