import { describe, expect, it } from 'vitest';
import { passwordFault } from './passwords.js';

/** Of somebody at an installation. */
const about = ['rana.haddad@relief.example.org', 'Rana Haddad', 'figures.relief.example.org'];

describe('a password that is guessed soon', () => {
  it.each([
    // What this is called, with a year and signs.
    ...['Marsad2026!!', 'marsad-2027!', 'marsad_2027_', '2026 Marsad!', '!!Marsad2026', 'MARSAD202627'],
    ...['M4rs4d2026!!', 'm@rs@d-2026!', 'Dasram2026!!', 'Marsad Marsad!', 'marsadmarsad1', 'MarsadAdmin1!'],
    ...[
      'Observatory1!',
      '0bserv4tory!1',
      'Observatory2026',
      'Monitoring2026!',
      'Dashboard2026',
      'Indicators#1',
    ],
    ...['marsad.dashboard', 'Admin@Marsad26', 'MarsadPassword!'],
    ...['مرصد2026!!!!', 'مرصد ٢٠٢٦ !!', 'المرصد-٢٠٢٧!', 'مَرصد2026!!!!', 'مـرصد12345678', 'مدير المرصد 1'],
    // Whose it is, and where.
    ...['RanaHaddad26!', 'rana.haddad1!', 'haddad-2026!!', 'Haddad12345678', 'r4n4h4dd4d!!', 'Relief2026!!'],
    ...['figures.relief', 'example.org 1', 'rana@relief.example', '01011990!Rana'],
    // A word with what is asked for elsewhere.
    ...[
      'MarsadBaghdad26!',
      'Summer2026!!',
      'Summer-2026!',
      'Welcome2026!',
      'Password2026!',
      'P@ssw0rd2026',
      'Baghdad2026!',
    ],
    ...[
      'January2026!',
      'Football2026',
      'Iloveyou2026',
      'i love you 26!',
      'Admin123456!',
      'Administrator!2026',
    ],
    ...['LetMeIn2026!', 'ChangeMe2026', 'changeme1234', 'letmeinletmein', 'CompanyName1!!!'.slice(0, 12)],
    // Rows, repetitions, dates.
    ...['Qwerty123456', 'qwertyuiop[]', '1qaz2wsx3edc', '123456789012', 'aaaaaaaaaaaa', 'abcdefghijkl'],
    ...['19871987198719', '١٢٣٤٥٦٧٨٩٠١٢', 'ضصثقفغعهخحجد', 'شسيبلاتنمكط12'],
    ...['welcome-2026-11', 'Marsad 28.11.2026', 'Winter2025Winter2026', '!QAZ2wsx#EDC', 'ئءؤرلاىةوزظ12'],
    // Arabic ones.
    ...['تشرين الثاني 2026', 'مدير النظام 1', 'يوزر باسورد 123', 'باسوورد ٢٠٢٦!'],
    ...[
      'كلمة المرور 123',
      'كلمةالسر2026!',
      'محمد123456789',
      'محمد ٢٠٢٦ !!!',
      'الله أكبر 2026',
      'بغداد2026!!!',
    ],
    ...['بسم الله الرحمن الرحيم', 'لا إله إلا الله', 'السلام عليكم 1'],
  ])('%s', (password) => expect(passwordFault(password, about)?.code).toBe('password-too-common'));
});

describe('a password that holds', () => {
  it.each([
    ...[
      'river copper lantern 88',
      'seven blue herons at dusk',
      'a new one with 3 kites',
      'correct horse battery',
    ],
    ...['three kites over the roof', 'four hundred quiet tramways', 'eleven paper lanterns adrift'],
    ...['rana walks over 7 bridges', 'observatory kites in the tram', 'Marsad: gravel, tulip, harmonica'],
    ...[
      'زورق أزرق يعبر النهر',
      'ثلاثة مصابيح تحت المطر',
      'قطار بطيء نحو بستان الزيتون',
      'نافذة خضراء وسبعة طيور',
    ],
    ...['كتاب قديم فوق سطح الدار ٧', 'xK9#mQ2$vL7!', 'aK9mQvxz27!4', 'tbwz-gqkr-xnpf', 'Vq7rT2mKx9Lw'],
    ...[
      '🦊🌧️ fox in the rain, twice',
      'pässwörter sind überall grün',
      'nine copper owls argue quietly',
      'Zq8!mmT2#pXw',
      'born 1987, moved 2003, still lost',
      'أكتب الشعر تحت شجرة التوت',
      `${'x'.repeat(3)} marks the spot by the elm`,
    ],
  ])('%s', (password) => expect(passwordFault(password, about)).toBeNull());

  it('is at least 12 characters long and at most 128, whatever they are', () => {
    expect(passwordFault('tbwz-gqkr-x', [])).toMatchObject({
      code: 'password-too-short',
      params: { least: 12 },
    });
    const long = 'four hundred quiet tramways '.repeat(5).slice(0, 128);
    expect(passwordFault(long, [])).toBeNull();
    expect(passwordFault(`${long}x`, [])).toMatchObject({ code: 'password-too-long', params: { most: 128 } });
    expect(passwordFault('🦊'.repeat(129), [])?.code).toBe('password-too-long');
  });

  it('is judged in a moment, however it is made', () => {
    for (const sign of ['aB3$', '4@!1', 'مرصد', '🦊x', '1!1!'])
      expect(
        passwordFault(sign.repeat(30), [...about, ...Array(50).fill('another word of theirs')]),
      ).toBeDefined();
  });
});
