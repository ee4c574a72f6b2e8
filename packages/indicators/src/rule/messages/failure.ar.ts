import type { Translation } from '../../language/message.js';
import type { en } from './failure.en.js';

export const ar = {
  IndicatorArchived: 'لا يمكن التحقق من هذه القاعدة لأن مؤشرها أُرشف. أعِد المؤشر أو أنهِ القاعدة.',
  BaselineEnded:
    'لا يمكن التحقق من هذه القاعدة لأن خط الأساس الذي تقارن به أُنهي. عيّن خط أساس آخر أو أنهِ القاعدة.',
} as const satisfies Translation<typeof en>;
