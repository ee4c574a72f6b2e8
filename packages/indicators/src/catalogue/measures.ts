import type { LocalisedText } from '../language/language.js';

/** A measure the source document recommends, in our words. What is done about it is recorded as dated events. */
export interface Measure {
  readonly id: string;
  readonly name: LocalisedText;
  /** Section letter and paragraph of the source document. */
  readonly locator: string;
}

export const measures: readonly Measure[] = [
  {
    id: 'social-justice',
    name: {
      en: 'Social justice, and equal treatment of regional and tribal mobilisation forces',
      ar: 'العدالة الاجتماعية والمساواة في معاملة قوات الحشد المناطقي والعشائري',
    },
    locator: 'R1',
  },
  {
    id: 'displaced-return',
    name: {
      en: 'A solution for the displaced, and closure of the displacement camps',
      ar: 'حل لقضية النازحين وإغلاق مخيمات النزوح',
    },
    locator: 'R1',
  },
  {
    id: 'single-border-command',
    name: {
      en: 'Coordination among border posts, under one command for the Syrian border alone',
      ar: 'التنسيق بين المخافر الحدودية تحت قيادة واحدة مختصة بالحدود مع سوريا',
    },
    locator: 'R4',
  },
  {
    id: 'surveillance',
    name: {
      en: 'Advanced surveillance systems for border enforcement',
      ar: 'منظومات مراقبة متقدمة لضبط الحدود',
    },
    locator: 'R5',
  },
  {
    id: 'unconventional-monitoring',
    name: {
      en: 'Drones and other unconventional means of monitoring',
      ar: 'الطائرات المسيّرة وغيرها من وسائل الرصد غير التقليدية',
    },
    locator: 'R6',
  },
  {
    id: 'trust',
    name: {
      en: 'Trust between security forces and the people of border towns and villages',
      ar: 'بناء الثقة بين القوات الأمنية وأهالي البلدات والقرى الحدودية',
    },
    locator: 'R7',
  },
  {
    id: 'anti-corruption',
    name: {
      en: 'Action against bribery in border enforcement, and a share of what is seized for those who foil smuggling',
      ar: 'مكافحة الرشوة في أجهزة ضبط الحدود، ومكافأة من يحبط التهريب بنسبة من المضبوطات',
    },
    locator: 'R8',
  },
  {
    id: 'focus-of-forces',
    name: {
      en: 'Counterterrorism and rapid-response forces kept to counterterrorism',
      ar: 'حصر مهام قوات مكافحة الإرهاب والرد السريع في مكافحة الإرهاب',
    },
    locator: 'R9',
  },
];
