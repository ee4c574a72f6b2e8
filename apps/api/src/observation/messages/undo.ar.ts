import type { Translation } from '@marsad/indicators';
import type { en } from './undo.en.js';

export const ar = { undone: 'تُراجِع عنه فور إدخاله' } as const satisfies Translation<typeof en>;
