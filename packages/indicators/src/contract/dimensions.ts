/** Which series something is of. */
import { z } from 'zod';

/** Codes by their dimensions; none is the total. */
export const dimensions = z.record(z.string(), z.string());
