/** The measures of the source document as entries of the timeline: recommended when it came out, and nothing more is known. */
import type { LocalisedText } from '../language/language.js';
import type { Period } from '../period/period.js';
import type { Move, TimelineDefinition } from '../timeline/entry.js';
import { type Measure, measures } from './measures.js';
import { sourceDocument } from './source-document.js';

/** An entry under the name by which a second start knows that it is there. */
export interface CatalogueTimelineEntry {
  readonly key: string;
  readonly definition: TimelineDefinition;
}

const june2020: Period = { text: '2020-06', start: '2020-06-01', end: '2020-07-01' };

/** The document says of these alone what they are for: fewer attacks. */
const againstAttacks: readonly Move[] = [{ indicator: 'attacks-from-gap', direction: 'down' }];
const concerning = (...indicators: readonly string[]): readonly Move[] =>
  indicators.map((indicator) => ({ indicator, direction: null }));

const moves: Readonly<Record<string, readonly Move[]>> = {
  'social-justice': againstAttacks,
  'displaced-return': [
    ...againstAttacks,
    ...concerning('return-movements', 'villages-barred-from-return', 'al-hol-pledges'),
  ],
  'single-border-command': concerning('border-crossings', 'goods-smuggled'),
  surveillance: concerning('border-crossings', 'goods-smuggled'),
  'unconventional-monitoring': concerning('border-crossings', 'caches-tunnels-camps-found'),
  trust: concerning('attacks-from-gap'),
  'anti-corruption': concerning('smuggling-revenue', 'goods-smuggled'),
  'focus-of-forces': concerning('caches-tunnels-camps-found'),
};

const saysWhatFor: LocalisedText = {
  en: 'The source document counts it among the best measures against attacks. The other indicators that it concerns, where there are any, are our choice.',
  ar: 'تعدّه الوثيقة المصدر من أفضل التدابير ضد الهجمات. أما المؤشرات الأخرى المتعلقة به، إن وُجدت، فمن اختيارنا.',
};
const saysNoIndicator: LocalisedText = {
  en: 'The source document recommends it so that fragile borders do less harm. Which indicators it concerns is our choice: the document names none.',
  ar: 'توصي به الوثيقة المصدر للحد من أضرار هشاشة الحدود. والمؤشرات المتعلقة به من اختيارنا، فالوثيقة لا تسمي أي مؤشر.',
};

function entryOf({ id, name, locator }: Measure): CatalogueTimelineEntry {
  const { title, url } = sourceDocument;
  return {
    key: id,
    definition: {
      kind: 'measure',
      status: 'recommended',
      title: name,
      text: locator === 'R1' ? saysWhatFor : saysNoIndicator,
      when: june2020,
      openEnd: false,
      places: [],
      moves: moves[id] ?? [],
      sources: [{ title, url, locator }],
    },
  };
}

export const catalogueTimeline: readonly CatalogueTimelineEntry[] = measures.map(entryOf);
