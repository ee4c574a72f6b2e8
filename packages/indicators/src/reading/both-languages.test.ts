/** The same facts, each under every hedge, in English and in Arabic: as much is found, and as the same. */
import { describe, expect, it } from 'vitest';
import { readFigures } from './read.js';

const facts: readonly (readonly [english: string, arabic: string])[] = [
  ['More than 400 villages stood empty.', 'بقيت أكثر من 400 قرية خالية.'],
  ['Over 2,000 people came back.', 'عاد ما يزيد على 2,000 شخص.'],
  ['They held at least 50 people.', 'احتجزوا ما لا يقل عن 50 شخصا.'],
  ['No fewer than 30 families left.', 'غادرت 30 عائلة على الأقل.'],
  ['Fewer than 10 attacks were noted.', 'سجل أقل من 10 هجمات.'],
  ['Up to 500 fighters crossed.', 'عبر ما يصل إلى 500 مقاتل.'],
  ['At most 70 people fit.', 'يتسع لما لا يزيد على 70 شخصا.'],
  ['About 1,200 people moved.', 'انتقل نحو 1,200 شخص.'],
  ['Roughly 51 villages lie there.', 'تقع هناك زهاء 51 قرية.'],
  ['Around 800 families stayed.', 'بقيت قرابة 800 عائلة.'],
  ['An estimated 3,000 people waited.', 'انتظر ما يقارب 3,000 شخص.'],
  ['Approximately 32,000 people joined.', 'انضم ما يناهز 32,000 شخص.'],
  ['Just over 8,700 fighters joined.', 'انضم أكثر بقليل من 8,700 مقاتل.'],
  ['Just under 60 people joined.', 'انضم أقل بقليل من 60 شخصا.'],
  ['Between 60 and 70 people pledged.', 'بايع ما بين 60 و70 شخصا.'],
  ['From 350 to 400 people taught.', 'علّم من 350 إلى 400 شخص.'],
  ['10 to 25 kilometers lie between.', 'يفصل بينها من 10 إلى 25 كيلومترا.'],
  ['They took more than $100,000 a day.', 'جمعوا أكثر من 100 ألف دولار في اليوم.'],
  ['60 to 70 people a month pledged.', 'بايع بين 60 و70 شخصا في الشهر.'],
  ['Two hundred and six people died.', 'مات مئتان وستة أشخاص.'],
  ['Three thousand five hundred families fled.', 'فرت ثلاثة آلاف وخمسمئة عائلة.'],
  ['Half a million people need help.', 'يحتاج نصف مليون شخص إلى المساعدة.'],
  ['Two thirds of the people left.', 'غادر ثلثا السكان.'],
  ['Dozens of fighters fled.', 'فر عشرات المقاتلين.'],
  ['Tens of thousands of people fled.', 'فر عشرات الآلاف من الأشخاص.'],
  ['They hold 25 percent of it.', 'يسيطرون على 25 في المئة منها.'],
  ['Attacks fell by 20 percent.', 'انخفضت الهجمات بنسبة 20 في المئة.'],
  ['Attacks rose to 45 incidents.', 'ارتفعت الهجمات إلى 45 حادثا.'],
];

const vague = new Set(['Dozens of fighters fled.']);

describe.each(facts)('%s', (english, arabic) => {
  it('is found in Arabic as in English', () => {
    const [en, ar] = [readFigures(english), readFigures(arabic)];
    expect([arabic, ar.length]).toEqual([arabic, en.length]);
    expect(en.length).toBe(1);
    const plain = (text: string) =>
      readFigures(text).map(({ quantity: { text: _, ...quantity }, unit, per, change }) => ({
        quantity,
        unit,
        per,
        change,
      }));
    // "عشرات" are tens, and "dozens" twelves.
    if (vague.has(english)) expect(ar[0]?.vague).toBe(true);
    else expect(plain(arabic)).toEqual(plain(english));
  });
});
