/** What the columns of a table are: as somebody says it, and as it is once everything is known. */
import { z } from 'zod';

const name = z.string().min(1).max(1_000);
const constant = z.string().max(4_000);

/** A column by its header ("#3" is the third, an HXL tag names one too), or the same for every row. */
const FieldSchema = z.union([z.strictObject({ column: name }), z.strictObject({ is: constant })], {
  error: 'write column with the name of a column, or is with what holds for every row: one of the two',
});
export type Field = z.infer<typeof FieldSchema>;

/** A figure in one column, or its ends and its point in several. */
const partsOfValue = z.strictObject({
  lower: FieldSchema.optional(),
  upper: FieldSchema.optional(),
  point: FieldSchema.optional(),
});
const ValueSchema = z
  .union([FieldSchema, partsOfValue], {
    error: 'write column or is, or at least one of lower, upper and point, each with column or is',
  })
  .refine((value) => Object.values(value).some((part) => part !== undefined), {
    error: 'write column or is, or at least one of lower, upper and point, each with column or is',
  });

const PeriodSchema = z.union(
  [
    FieldSchema,
    z.strictObject({ from: FieldSchema, to: FieldSchema }),
    z.strictObject({ year: FieldSchema, month: FieldSchema }),
    z.strictObject({ year: FieldSchema, week: FieldSchema }),
  ],
  {
    error:
      'write column or is, or from and to, or year and month, or year and week, each with column or is; a column of quarters goes with a year as its month',
  },
);

export const tableShapes = ['rows', 'wide', 'events'] as const;
export type TableShape = (typeof tableShapes)[number];
export const dateOrders = ['dmy', 'mdy', 'ymd'] as const;
export type DateOrder = (typeof dateOrders)[number];
export const decimalSigns = ['.', ','] as const;
export type DecimalSign = (typeof decimalSigns)[number];
export const noneMeanings = ['zero', 'missing'] as const;
export type NoneMeaning = (typeof noneMeanings)[number];
export const scaleMeanings = ['multiply', 'as-written'] as const;

const AcrossSchema = z.strictObject({
  column: name,
  period: z.string().max(100).optional(),
  indicator: z.string().max(100).optional(),
  dimensions: z.record(z.string().max(100), z.string().max(100)).optional(),
});

const EventsSchema = z.strictObject({
  date: FieldSchema,
  by: z.enum(['day', 'week', 'month', 'quarter', 'year']),
  count: z
    .union([z.literal('rows'), ValueSchema], {
      error: 'write rows where each row counts once, or column, or any of lower, upper and point',
    })
    .optional(),
  where: z
    .array(z.strictObject({ column: name, is: z.array(constant).max(1_000) }))
    .max(50)
    .optional(),
  emptyPeriods: z.enum(['none', 'zero']).optional(),
});

export const MappingSchema = z
  .strictObject({
    shape: z.enum(tableShapes).optional(),
    sheet: z.string().max(300).optional(),
    headerRow: z.number().int().min(0).max(1_000_000).optional(),
    skipRows: z.array(z.number().int().min(1).max(2_000_000)).max(10_000).optional(),
    read: z
      .strictObject({
        decimal: z.enum(decimalSigns).optional(),
        dates: z.enum(dateOrders).optional(),
        encoding: z.string().max(40).optional(),
        /** What "none" and "nil" are in this file. */
        none: z.enum(noneMeanings).optional(),
        /** What becomes of figures whose header or unit says "thousands". */
        scale: z.enum(scaleMeanings).optional(),
      })
      .optional(),
    indicator: FieldSchema.optional(),
    per: FieldSchema.optional(),
    value: ValueSchema.optional(),
    period: PeriodSchema.optional(),
    dimensions: z.record(z.string().max(100), FieldSchema).optional(),
    /** What the file calls a code of a dimension, and which it is. */
    codes: z.record(z.string().max(100), z.record(z.string().max(1_000), z.string().max(100))).optional(),
    source: z
      .strictObject({
        title: FieldSchema.optional(),
        publisher: FieldSchema.optional(),
        author: FieldSchema.optional(),
        date: FieldSchema.optional(),
        url: FieldSchema.optional(),
        locator: FieldSchema.optional(),
      })
      .optional(),
    reliability: FieldSchema.optional(),
    credibility: FieldSchema.optional(),
    status: FieldSchema.optional(),
    note: FieldSchema.optional(),
    across: z.array(AcrossSchema).max(1_000).optional(),
    events: EventsSchema.optional(),
  })
  .meta({ id: 'Mapping' });
export type Mapping = z.infer<typeof MappingSchema>;

// -- resolved -----------------------------------------------------------------------------------------------------

/** Where something stands in a row, or the same for every row. `at` counts columns from 0. */
export type Place = { readonly at: number } | { readonly is: string };

export interface ResolvedValue {
  readonly lower?: Place;
  readonly upper?: Place;
  readonly point?: Place;
}

export type ResolvedPeriod =
  | Place
  | { readonly from: Place; readonly to: Place }
  | { readonly year: Place; readonly month: Place }
  | { readonly year: Place; readonly quarter: Place }
  | { readonly year: Place; readonly week: Place };

/** How the texts of one column are read, borne out by the column as a whole. */
export interface ColumnReading {
  readonly decimal: DecimalSign | null;
  readonly dates: DateOrder | null;
  /**
   * Which calendar periods the column's days stand for: those of which every day of it is the first, or every one the last.
   * None where absent: a day is a day.
   */
  readonly datesMean?: readonly DatesMean[];
  /** What its figures are multiplied by, as its header says; 1 where absent. */
  readonly scale?: number;
}

export const datesMeanings = ['week', 'month', 'quarter', 'year'] as const;
export type DatesMean = (typeof datesMeanings)[number];

export interface ResolvedAcross {
  readonly at: number;
  readonly period?: string;
  readonly indicator?: string;
  readonly dimensions?: Readonly<Record<string, string>>;
}

/** A mapping with every name looked up and nothing left open: with it each row reads by itself. */
/** Rows found to be none of a table's figures: sums of the others, the units of the columns, remarks under the table. */
export interface PassedOver {
  readonly totals: readonly number[];
  readonly units: readonly number[];
  readonly remarks?: readonly number[];
}

export interface ResolvedMapping {
  readonly shape: TableShape;
  /** The table is one of Marsad's own files, HXL or SDMX: its columns say themselves what they are. */
  readonly vocabulary: 'marsad' | 'hxl' | 'sdmx' | null;
  readonly sheet: string | null;
  /** The last row of the header; data are the rows after it. 0 where there is none. */
  readonly headerRow: number;
  readonly skipRows: readonly number[];
  /** Rows that were found to hold no figures of their own. */
  readonly passedOver?: PassedOver;
  /** The name of each column, told apart by "#n" where two are alike. */
  readonly headers: readonly string[];
  readonly reads: readonly ColumnReading[];
  /** What "none" and "nil" are; a question where absent or null. */
  readonly none?: NoneMeaning | null;
  /** Where each row says in its unit what its figures are multiplied by; nowhere where absent. */
  readonly scaleAt?: number;
  readonly indicator: Place | null;
  readonly per: Place | null;
  readonly value: Place | ResolvedValue | null;
  readonly period: ResolvedPeriod | null;
  readonly dimensions: Readonly<Record<string, Place>>;
  readonly codes: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly source: Readonly<
    Partial<Record<'title' | 'publisher' | 'author' | 'date' | 'url' | 'locator', Place>>
  >;
  readonly reliability: Place | null;
  readonly credibility: Place | null;
  readonly status: Place | null;
  readonly note: Place | null;
  readonly across: readonly ResolvedAcross[];
  readonly events: {
    readonly date: Place;
    readonly by: 'day' | 'week' | 'month' | 'quarter' | 'year';
    readonly count: 'rows' | Place | ResolvedValue;
    readonly where: readonly { readonly at: number; readonly is: readonly string[] }[];
    readonly emptyPeriods: 'none' | 'zero';
  } | null;
  /**
   * Of Marsad's own files: where each column of an exported row stands, by its name there (OBS_LOWER, QUALIFIER ...);
   * the row is then read by `entryOfRow` of exchange/, and `indicator`, `value`, `period` are null.
   */
  readonly exported: {
    readonly columns: Readonly<Record<string, number>>;
    readonly dimensions: readonly string[];
  } | null;
  /** Of SDMX: where ACTION stands. */
  readonly action: number | null;
}
