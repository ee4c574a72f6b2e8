import type { Translation } from '@marsad/indicators';
import type { en } from './mail.en.js';

export const ar = {
  resetSubject: 'مرصد: تعيين كلمة مرور جديدة',
  reset:
    'طلب أحدهم، ولعله أنت، كلمة مرور جديدة في مرصد. عيّنها من هنا خلال ساعتين:\n\n{link}\n\nإن لم تطلبها فلا تفعل شيئًا، وستبقى كلمة مرورك كما هي.\n',
} as const satisfies Translation<typeof en>;
