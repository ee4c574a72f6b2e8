/** The figures of a frozen brief as they are stored: what was shown when it was made, whatever was asked since. */
import type { BriefFiguresWire } from '@marsad/indicators/contract';
import { document, type Fields, fieldsOf, listOf, type Step, withParts } from '@marsad/indicators/stored';

/** What was frozen before these were asked says nothing of them: why there is no total, what became of a figure since. */
const withWhatWasNotAsked: Step = (before) => ({
  ...before,
  items: listOf(before.items, 'items').map((given) => {
    const item = fieldsOf(given, 'an item');
    const { baseline } = item;
    return {
      noTotal: null,
      ...item,
      indicator: { dimensions: [], ...fieldsOf(item.indicator, 'an indicator') },
      baseline: baseline === null ? null : { standing: 'current', ...fieldsOf(baseline, 'a baseline') },
      trend: listOf(item.trend, 'trend').map((point) => ({ since: null, ...fieldsOf(point, 'a point') })),
    };
  }),
});

type Item = BriefFiguresWire['items'][number];
const figuresParts = withParts<BriefFiguresWire>({ knownOn: 'text', items: 'list' });
const itemParts = withParts<Item>(
  {
    indicator: 'fields',
    baseline: 'fields?',
    trend: 'list',
    figures: 'number',
    noTotal: 'fields?',
    overdue: 'fields?',
  },
  'an item',
);

function figuresOf(given: Fields): BriefFiguresWire {
  const figures = figuresParts(given);
  return { ...figures, items: figures.items.map(itemParts) };
}

export const storedFigures = document<BriefFiguresWire>(
  'figures of a brief',
  [withWhatWasNotAsked],
  figuresOf,
);
