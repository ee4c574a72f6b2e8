import { defineIndicator } from '../indicator/define.js';
import { type CatalogueEntry, entryOf } from './entry.js';

const pledgesTotal = defineIndicator({
  id: 'al-hol-pledges-total',
  name: { en: 'Pledges in al-Hol camp, added up', ar: 'مجموع المبايعات في مخيم الهول' },
  definition: {
    en: 'People known to have pledged allegiance to ISIS in al-Hol camp up to a date, men and women of various nationalities.',
    ar: 'من عُرفت مبايعتهم لتنظيم داعش في مخيم الهول حتى تاريخ معيّن، رجالًا ونساءً من جنسيات مختلفة.',
  },
  kind: 'stock',
  unit: '{person}',
  cadence: 'quarter',
  publicationLagDays: 60,
  direction: 'up-is-worse',
  dimensions: [
    {
      id: 'sex',
      name: { en: 'Sex', ar: 'الجنس' },
      codes: [
        { code: 'men', name: { en: 'Men', ar: 'رجال' } },
        { code: 'women', name: { en: 'Women', ar: 'نساء' } },
      ],
    },
  ],
});

const barredVillages = defineIndicator({
  id: 'villages-barred-from-return',
  name: { en: 'Villages barred from return', ar: 'قرى ممنوع على أهلها العودة' },
  definition: {
    en: 'Villages in western and southwestern Ninewa, western Salah al-Din and northwestern and western Anbar whose Sunni population is kept from returning, of an estimated 1,000 villages there.',
    ar: 'القرى التي يُمنع سكانها السنّة من العودة إليها في غرب نينوى وجنوبها الغربي وفي غرب صلاح الدين وفي شمال غرب الأنبار وغربها، من أصل نحو 1,000 قرية هناك.',
  },
  kind: 'stock',
  unit: '{village}',
  cadence: 'quarter',
  publicationLagDays: 60,
  direction: 'up-is-worse',
});

const openCrossings = defineIndicator({
  id: 'official-crossings-open',
  name: { en: 'Official border crossings', ar: 'المعابر الحدودية الرسمية' },
  definition: {
    en: 'Official crossings on the Iraqi-Syrian border: Rabia in Ninewa, al-Qaim and al-Walid in Anbar.',
    ar: 'المعابر الرسمية على الحدود العراقية السورية: ربيعة في نينوى، والقائم والوليد في الأنبار.',
  },
  kind: 'stock',
  unit: '{crossing}',
  cadence: 'month',
  publicationLagDays: 15,
  direction: 'neutral',
  dimensions: [
    {
      id: 'crossing',
      name: { en: 'Crossing', ar: 'المعبر' },
      codes: [
        { code: 'rabia', name: { en: 'Rabia', ar: 'ربيعة' } },
        { code: 'al-qaim', name: { en: 'Al-Qaim', ar: 'القائم' } },
        { code: 'al-walid', name: { en: 'Al-Walid', ar: 'الوليد' } },
      ],
    },
  ],
});

const bothSexes = {
  en: 'The report joins men and women under one “more than”, read here for both; their total is derived.',
  ar: 'يجمع التقرير الرجال والنساء تحت عبارة «أكثر من» واحدة، وقد فُهمت هنا لكليهما؛ أما مجموعهما فمشتق.',
};

export const further: readonly CatalogueEntry[] = [
  entryOf('further', 'V3', pledgesTotal, [
    {
      key: 'al-hol-pledges-total-men-2020',
      value: 'more than 959',
      period: '2020-06',
      dimensions: { sex: 'men' },
      note: bothSexes,
      range: null,
    },
    {
      key: 'al-hol-pledges-total-women-2020',
      value: 'more than 570',
      period: '2020-06',
      dimensions: { sex: 'women' },
      note: bothSexes,
      range: null,
    },
  ]),
  entryOf('further', 'F6', barredVillages, [
    {
      key: 'villages-barred-from-return-2020',
      value: 'more than 400',
      period: '2020-06',
      note: {
        en: 'A floor, of about 1,000 villages: a share of more than 38 % for certain.',
        ar: 'حد أدنى من أصل نحو 1,000 قرية، أي أكثر من 38 % منها بالتأكيد.',
      },
      range: null,
    },
  ]),
  entryOf('further', 'F6', openCrossings, [
    {
      key: 'official-crossings-open-2020',
      value: '3',
      period: '2020-06',
      note: {
        en: 'The report names the three; it does not say which of them were open.',
        ar: 'يذكر التقرير المعابر الثلاثة بأسمائها، ولا يذكر أيها كان مفتوحًا.',
      },
      range: null,
    },
  ]),
];
