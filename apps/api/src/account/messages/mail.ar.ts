import type { Translation } from '@marsad/indicators';
import type { en } from './mail.en.js';

export const ar = {
  resetSubject: 'مرصد: تعيين كلمة مرور جديدة',
  reset:
    'طلب أحدهم، ولعله أنت، كلمة مرور جديدة في مرصد. عيّنها من هنا خلال ساعتين:\n\n{link}\n\nإن لم تطلبها فلا تفعل شيئًا، وستبقى كلمة مرورك كما هي.\n',
  'password-changed': 'مرصد: تغيّرت كلمة مرورك',
  'passkey-added': 'مرصد: أُضيف مفتاح مرور إلى حسابك',
  'passkey-removed': 'مرصد: أُزيل مفتاح مرور من حسابك',
  'second-factor-on': 'مرصد: فُعّل عامل التحقق الثاني لحسابك',
  'second-factor-off': 'مرصد: أُوقف عامل التحقق الثاني لحسابك',
  notice:
    '{what}.\n\nإن كنت أنت من فعل ذلك فلا يلزمك شيء. وإلا فعيّن فورًا كلمة مرور جديدة عبر «نسيت كلمة المرور؟» في صفحة تسجيل الدخول، وأبلغ أحد المديرين:\n\n{link}\n',
} as const satisfies Translation<typeof en>;
