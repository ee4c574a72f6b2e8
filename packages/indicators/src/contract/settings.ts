/** Settings of the installation. */
import { z } from 'zod';

export const SettingsWire = z
  .object({
    review: z.boolean(),
    /** How many submissions wait for an editor. */
    waiting: z.number().int(),
  })
  .meta({ id: 'Settings' });
export type SettingsWire = z.infer<typeof SettingsWire>;

export const SettingsBody = z.strictObject({ review: z.boolean() }).meta({ id: 'SettingsBody' });
export type SettingsBody = z.input<typeof SettingsBody>;
