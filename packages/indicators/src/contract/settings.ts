/** Settings of the installation. */
import { z } from 'zod';

export const SettingsWire = z
  .object({
    review: z.boolean(),
    /** Whether the source document's indicators are watched here; left out, they are archived. */
    sourceIndicators: z.boolean(),
    /** How many submissions wait for an editor. */
    waiting: z.number().int(),
  })
  .meta({ id: 'Settings' });
export type SettingsWire = z.infer<typeof SettingsWire>;

/** What is left out stays as it is. */
export const SettingsBody = z
  .strictObject({ review: z.boolean().optional(), sourceIndicators: z.boolean().optional() })
  .meta({ id: 'SettingsBody' });
export type SettingsBody = z.input<typeof SettingsBody>;
