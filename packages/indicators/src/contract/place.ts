/** Places that figures are of, their outlines, and what stands there. */
import { z } from 'zod';
import { placeIdPattern, placeKinds } from '../place/place.js';
import { missingReasons, noPlaceTotalReasons } from '../place/totals.js';
import { isBlank } from '../series/source-identity.js';
import { AlertSummaryWire } from './alert.js';
import { dimensions } from './dimensions.js';
import { PointWire, pointFields } from './point.js';
import { ProblemItemWire } from './problem.js';
import { LocalisedTextWire, text } from './text.js';
import { PeriodWire, rowNumber } from './time.js';

const said = (most: number) =>
  text(most)
    .transform((given) => given.trim())
    .refine((given) => !isBlank(given), 'give it a name');
const localised = z.strictObject({ en: said(300), ar: said(300).optional() });
const placeId = z
  .string()
  .regex(
    placeIdPattern,
    'is no identifier: small letters a to z, digits and hyphens, 63 at most, as in deir-ez-zor',
  );

const position = z.strictObject({
  latitude: z.number().min(-90).max(90),
  longitude: z.number().min(-180).max(180),
});

export const PlaceBody = z
  .strictObject({
    /** Left out, it is made from the English name. */
    id: placeId.optional(),
    name: localised,
    kind: z.enum(placeKinds),
    /** What a place of another kind is called. */
    kindName: localised.nullish(),
    /** Where it lies, in words. */
    note: localised.nullish(),
    /** The place it lies in. */
    parent: placeId.nullish(),
    position: position.nullish(),
  })
  .meta({ id: 'PlaceBody' });
export type PlaceBody = z.input<typeof PlaceBody>;

export const PlaceEditBody = PlaceBody.extend({
  /** The version it was decided on; left out, the one there is. */
  version: rowNumber.optional(),
}).meta({ id: 'PlaceEditBody' });
export type PlaceEditBody = z.input<typeof PlaceEditBody>;

export const PlaceCodeWire = z
  .object({
    indicator: z.string(),
    /** Null where all of the indicator is of the place. */
    dimension: z.string().nullable(),
    code: z.string().nullable(),
  })
  .meta({ id: 'PlaceCode' });

export const PlaceWire = z
  .object({
    id: z.string(),
    name: LocalisedTextWire,
    kind: z.enum(placeKinds),
    kindName: LocalisedTextWire.nullable(),
    note: LocalisedTextWire.nullable(),
    parent: z.string().nullable(),
    position: z.object({ latitude: z.number(), longitude: z.number() }).nullable(),
    /** How many points its outline has; 0 where it has none. */
    outlinePoints: z.number().int(),
    /** Which figures are of it. */
    figures: z.array(PlaceCodeWire),
    version: z.number().int(),
  })
  .meta({ id: 'Place' });
export type PlaceWire = z.infer<typeof PlaceWire>;

export const PlaceListWire = z
  .object({ items: z.array(PlaceWire), next: z.null() })
  .meta({ id: 'PlaceList' });
export type PlaceListWire = z.infer<typeof PlaceListWire>;

const ring = z.array(z.array(z.number()));
export const PlaceOutlinesWire = z
  .object({
    type: z.literal('FeatureCollection'),
    features: z.array(
      z.object({
        type: z.literal('Feature'),
        id: z.string(),
        properties: z.object({ name: LocalisedTextWire }),
        geometry: z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(ring)) }),
      }),
    ),
  })
  .meta({ id: 'PlaceOutlines', description: 'GeoJSON (RFC 7946): outlines as they are drawn, thinned.' });
export type PlaceOutlinesWire = z.infer<typeof PlaceOutlinesWire>;

export const PlaceVersionsWire = z
  .object({
    items: z.array(
      z.object({
        version: z.number().int(),
        kind: z.enum(['created', 'changed', 'removed']),
        name: LocalisedTextWire,
        parent: z.string().nullable(),
        position: z.object({ latitude: z.number(), longitude: z.number() }).nullable(),
        outlinePoints: z.number().int(),
        by: z.string(),
        at: z.string(),
      }),
    ),
  })
  .meta({ id: 'PlaceVersions' });
export type PlaceVersionsWire = z.infer<typeof PlaceVersionsWire>;

/** Which codes of an indicator are places. */
export const PlaceCodesBody = z
  .strictObject({
    /** By dimension: the place of each code. Dimensions that are left out have no places. */
    dimensions: z.record(z.string(), z.record(z.string(), placeId)),
    /** The place that all of the indicator is of. */
    whole: placeId.nullish(),
  })
  .meta({ id: 'PlaceCodesBody' });
export type PlaceCodesBody = z.input<typeof PlaceCodesBody>;

export const PlaceCodesWire = z
  .object({
    indicator: z.string(),
    dimensions: z.record(z.string(), z.record(z.string(), z.string())),
    whole: z.string().nullable(),
  })
  .meta({ id: 'PlaceCodes' });
export type PlaceCodesWire = z.infer<typeof PlaceCodesWire>;

/** Where one series stands at a place. */
export const PlaceFigureWire = z
  .object({
    place: z.string(),
    indicator: z.string(),
    /** The series; empty where all of the indicator is of the place. */
    dimensions,
    /** Null where there is no figure yet. */
    point: PointWire.nullable(),
    /** The worst that goes on for the series. */
    alert: AlertSummaryWire.nullable(),
  })
  .meta({ id: 'PlaceFigure' });
export type PlaceFigureWire = z.infer<typeof PlaceFigureWire>;

export const PlaceTotalWire = z
  .object({
    place: z.string(),
    indicator: z.string(),
    dimension: z.string(),
    period: PeriodWire,
    /** The places within it whose figures are in the sum. */
    given: z.array(z.string()),
    /** Those that have none for the period, or that the indicator does not count: with any, the sum is a floor. */
    missing: z.array(z.object({ place: z.string(), why: z.enum(missingReasons) })),
    sum: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('sum'), ...pointFields }),
      z.object({ kind: z.literal('none'), reason: z.enum(noPlaceTotalReasons) }),
    ]),
  })
  .meta({ id: 'PlaceTotal' });
export type PlaceTotalWire = z.infer<typeof PlaceTotalWire>;

export const PlaceFiguresWire = z
  .object({ items: z.array(PlaceFigureWire), totals: z.array(PlaceTotalWire) })
  .meta({ id: 'PlaceFigures' });
export type PlaceFiguresWire = z.infer<typeof PlaceFiguresWire>;

/** What a file of places is to be read by, as JSON in the part `options` of the form. */
export const PlaceImportOptions = z
  .strictObject({
    /** Properties that hold the names, the id, and what a place lies in. */
    english: text(100).optional(),
    arabic: text(100).optional(),
    id: text(100).optional(),
    parent: text(100).optional(),
    /** Of those whose own property `kind` does not say it. */
    kind: z.enum(placeKinds).exclude(['other']).optional(),
    /** What those lie in that do not say it themselves. */
    within: placeId.optional(),
    /** What becomes of places that are there already. */
    existing: z.enum(['keep', 'replace']).optional(),
    /** Only to be looked at. */
    dryRun: z.boolean().optional(),
  })
  .meta({ id: 'PlaceImportOptions' });
export type PlaceImportOptions = z.input<typeof PlaceImportOptions>;

export const placeOutcomes = ['new', 'replaced', 'kept'] as const;
export const PlaceImportWire = z
  .object({
    /** Whether anything was written. */
    done: z.boolean(),
    items: z.array(
      z.object({
        id: z.string(),
        name: LocalisedTextWire,
        kind: z.enum(placeKinds),
        parent: z.string().nullable(),
        outlinePoints: z.number().int(),
        outcome: z.enum(placeOutcomes),
      }),
    ),
    /** What a name can be taken from. */
    properties: z.array(z.object({ name: z.string(), example: z.string() })),
    /** Of a file that was only looked at: what is wrong with it as it is read now, at its place in the file. */
    errors: z.array(ProblemItemWire),
  })
  .meta({ id: 'PlaceImport' });
export type PlaceImportWire = z.infer<typeof PlaceImportWire>;
