/** Charts that anybody may see, by themselves or inside another site's page. */
import { z } from 'zod';
import { languages } from '../language/language.js';
import { BriefCitationWire, BriefItemWire } from './brief.js';
import { dimensions } from './dimensions.js';
import { chartHeights, chartScales, mostChartSeries } from './public-chart-limits.js';
import { text } from './text.js';
import { givenInstant, instant } from './time.js';

const month = z.string().regex(/^(19|20|21)\d\d-(0[1-9]|1[0-2])$/, 'is no month: write it like 2020-03');

const look = { scale: z.enum(chartScales), heights: z.enum(chartHeights), language: z.enum(languages) };

/** Codes by their dimensions, in one order: the same series given twice is known as such. */
const ofSeries = (codes: Readonly<Record<string, string>>) => JSON.stringify(Object.entries(codes).sort());

export const PublicChartBody = z
  .strictObject({
    indicator: text(100),
    series: z
      .array(z.record(text(100), text(100)))
      .min(1)
      .max(mostChartSeries)
      .refine((given) => new Set(given.map(ofSeries)).size === given.length, 'name each series once')
      .describe('Each by its dimensions; {} is the total'),
    from: month.nullish().describe('Only figures from this month on'),
    to: month.nullish().describe('Only figures up to this month'),
    ...look,
    endsAt: givenInstant.nullish().describe('Left out or null: it is shown until it is withdrawn'),
  })
  .meta({ id: 'PublicChartBody' });
export type PublicChartBody = z.input<typeof PublicChartBody>;

export const PublicChartLinkWire = z
  .object({
    id: z.string(),
    indicator: z.string(),
    series: z.array(dimensions),
    from: z.string().nullable(),
    to: z.string().nullable(),
    ...look,
    /** Where it is to be seen. */
    link: z.string(),
    madeBy: z.string(),
    madeAt: instant,
    endsAt: instant.nullable(),
  })
  .meta({ id: 'PublicChartLink' });
export type PublicChartLinkWire = z.infer<typeof PublicChartLinkWire>;

export const PublicChartLinkListWire = z
  .object({ items: z.array(PublicChartLinkWire), next: z.null() })
  .meta({ id: 'PublicChartLinkList' });
export type PublicChartLinkListWire = z.infer<typeof PublicChartLinkListWire>;

const { indicator, ...itemShape } = BriefItemWire.shape;

export const PublicChartWire = z
  .object({
    indicator,
    series: z.array(
      z.object({
        dimensions,
        ...itemShape,
        /** What the figures drawn stand on: of a total that is added up, what its parts stand on. */
        sources: z.array(BriefCitationWire),
      }),
    ),
    from: z.string().nullable(),
    to: z.string().nullable(),
    ...look,
    /** The day as of which the figures are known. */
    knownOn: z.string(),
    /** Whether the figures are invented. */
    demo: z.boolean(),
  })
  .meta({
    id: 'PublicChart',
    description: 'What anybody sees of a chart: only what is drawn, as a shared brief shows it.',
  });
export type PublicChartWire = z.infer<typeof PublicChartWire>;
