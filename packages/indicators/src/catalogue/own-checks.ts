/** Checks that the source document bears, as examples that somebody may take for their own: none of them is there unasked. */

import type { LocalisedText } from '../language/language.js';
import type { CheckSide, CheckTerm, FactOperand, FigureOperand, OwnCheck } from '../own-check/definition.js';
import { statedFacts, statedQuantity } from './facts.js';
import { sourceDocument } from './source-document.js';

export interface ExampleCheck {
  readonly id: string;
  readonly check: OwnCheck;
}

const term = (operand: CheckTerm['operand'], times: CheckTerm['times'] = null): CheckTerm => ({
  sign: 'plus',
  operand,
  times,
});
const side = (terms: readonly CheckTerm[], shareOf: readonly CheckTerm[] | null = null): CheckSide => ({
  terms,
  shareOf,
});

function fact(
  name: LocalisedText,
  { quantity, unit }: Pick<FactOperand, 'quantity' | 'unit'>,
  locator: string,
): FactOperand {
  const { title, url } = sourceDocument;
  return { kind: 'fact', quantity, unit, per: null, name, source: { title, url, locator } };
}

const ofBaseline = (
  indicator: string,
  dimensions: FigureOperand['dimensions'] = {},
  as: FigureOperand['as'] = null,
): FigureOperand => ({ kind: 'figure', indicator, dimensions, at: { kind: 'baseline' }, as });

const { members } = statedFacts['peak-strength'].figures;
const { recruits } = statedFacts.recruits.figures;
const { share } = statedFacts['border-share-of-strength'].figures;
const people = statedFacts['border-population'].figures;

const unheard = { tolerance: 0, severity: 'warning', receivers: null } as const;

export const exampleChecks: readonly ExampleCheck[] = [
  {
    id: 'villages-barred-of-all',
    check: {
      ...unheard,
      title: {
        en: 'Villages barred from return against all villages there',
        ar: 'القرى الممنوع على أهلها العودة مقابل كل القرى هناك',
      },
      note: {
        en: 'No more villages can be barred than the document counts in the area. Each new figure is held against it.',
        ar: 'لا يمكن أن تُمنع العودة إلى قرى أكثر مما تعدّه الوثيقة في المنطقة. ويُقارن بها كل رقم جديد.',
      },
      left: side([
        term({
          kind: 'figure',
          indicator: 'villages-barred-from-return',
          dimensions: {},
          at: { kind: 'latest' },
          as: null,
        }),
      ]),
      relation: 'at-most',
      right: side([
        term(
          fact(
            { en: 'Villages in the area', ar: 'القرى في المنطقة' },
            { quantity: statedQuantity('about 1,000', '{village}'), unit: '{village}' },
            'F6',
          ),
        ),
      ]),
    },
  },
  {
    id: 'pledges-rate-against-total',
    check: {
      ...unheard,
      title: {
        en: 'Pledges: the total against the monthly rate',
        ar: 'المبايعات: المجموع مقابل المعدل الشهري',
      },
      note: {
        en: 'Men and women together, against what the monthly rate makes in the 14 to 15 months from April 2019 to June 2020.',
        ar: 'الرجال والنساء معًا، مقابل ما ينتج عن المعدل الشهري في 14 إلى 15 شهرًا من نيسان 2019 إلى حزيران 2020.',
      },
      left: side([
        term(ofBaseline('al-hol-pledges-total', { sex: 'men' })),
        term(ofBaseline('al-hol-pledges-total', { sex: 'women' })),
      ]),
      relation: 'equals',
      right: side([
        term(ofBaseline('al-hol-pledges', {}, 'rate'), {
          kind: 'measured',
          quantity: statedQuantity('14 to 15', '1'),
          unit: 'month',
        }),
      ]),
    },
  },
  {
    id: 'recruits-against-peak',
    check: {
      ...unheard,
      title: {
        en: 'Recruits as a share of peak strength',
        ar: 'المجنَّدون نسبةً من العديد في الذروة',
      },
      note: {
        en: 'The document says that a quarter of the members came from the border regions, and counts the recruits apart.',
        ar: 'تذكر الوثيقة أن ربع الأعضاء من المناطق الحدودية، وتعدّ المجنَّدين على حدة.',
      },
      left: side(
        [term(fact({ en: 'Members recruited', ar: 'الأعضاء المجنَّدون' }, recruits, 'H3'))],
        [term(fact({ en: 'Members at the peak', ar: 'الأعضاء في الذروة' }, members, 'H5'))],
      ),
      relation: 'equals',
      right: side([
        term(fact({ en: 'Share of the border regions', ar: 'حصة المناطق الحدودية' }, share, 'H5')),
      ]),
    },
  },
  {
    id: 'border-population-parts',
    check: {
      ...unheard,
      title: { en: 'Parts of the border population', ar: 'أجزاء سكان المنطقة الحدودية' },
      note: null,
      left: side([
        term(fact({ en: 'Yazidis and Kurds', ar: 'الإيزيديون والكرد' }, people.yazidisAndKurds, 'H2')),
        term(fact({ en: 'Sunni Arabs', ar: 'العرب السنّة' }, people.sunniArabs, 'H2')),
      ]),
      relation: 'equals',
      right: side([term(fact({ en: 'All of them', ar: 'السكان جميعًا' }, people.all, 'H2'))]),
    },
  },
];
