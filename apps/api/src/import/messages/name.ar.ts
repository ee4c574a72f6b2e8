import type { Translation } from '@marsad/indicators';
import type { en } from './name.en.js';

export const ar = {
  pasted: 'جدول ملصق',
} as const satisfies Translation<typeof en>;
