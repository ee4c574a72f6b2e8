/** The record of another installation, brought in from a package. */
import { z } from 'zod';
import { importStatuses } from './import.js';
import { packageOutcomes, packageParts } from './package-limits.js';
import { ProblemItemWire } from './problem.js';
import { SomeTextWire } from './timeline.js';

/** As JSON in the part `options` of the form. */
export const PackageImportOptions = z
  .strictObject({
    /** Only to be looked at. */
    dryRun: z.boolean().optional(),
  })
  .meta({ id: 'PackageImportOptions' });
export type PackageImportOptions = z.input<typeof PackageImportOptions>;

export const PackageImportWire = z
  .object({
    /** Whether anything was written. */
    done: z.boolean(),
    counts: z.array(
      z.object({
        of: z.enum(packageParts),
        new: z.number().int(),
        unchanged: z.number().int(),
        differs: z.number().int(),
        refused: z.number().int(),
      }),
    ),
    /** All but what is unchanged, the first thousand: what is to be looked at first, then what is new. */
    items: z.array(
      z.object({
        of: z.enum(packageParts),
        id: z.string(),
        name: SomeTextWire,
        outcome: z.enum(packageOutcomes).exclude(['unchanged']),
        /** In what it differs from what is here, by the names of its parts. */
        parts: z.array(z.string()),
        /** It was deleted here, or is hidden: it stays so. */
        deleted: z.boolean(),
        errors: z.array(ProblemItemWire),
      }),
    ),
    /** How many more items there are. */
    more: z.number().int(),
    /** The package has figures: they come in as a table, with a plan of their own. */
    figures: z.boolean(),
    /** That table, once it is handed in; null while the package was only looked at, or has none. */
    import: z.object({ id: z.string(), status: z.enum(importStatuses) }).nullable(),
  })
  .meta({ id: 'PackageImport' });
export type PackageImportWire = z.infer<typeof PackageImportWire>;
