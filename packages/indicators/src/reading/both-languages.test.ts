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
  // Every hedge that the documents of the project name, each wording of it.
  ['Around 500 people came.', 'جاء حوالي 500 شخص.'],
  ['Around 510 people came.', 'جاء في حدود 510 شخص.'],
  ['Around 520 people came.', 'جاء 520 شخصا تقريبا.'],
  ['Around 530 people came.', 'قدر عددهم بنحو 530 شخصا.'],
  ['Around 540 people came.', 'يقدر عددهم بـ 540 شخصا.'],
  ['Nearly 500 people came.', 'جاء دون 500 شخص بقليل.'],
  ['Nearly 510 people came.', 'جاء أقل قليلا من 510 أشخاص.'],
  ['Slightly more than 500 people came.', 'جاء أكثر قليلا من 500 شخص.'],
  ['As many as 500 people came.', 'يصل عددهم إلى 500 شخص.'],
  ['60 or 70 people came.', 'جاء 60 أو 70 شخصا.'],
  ['60-odd people came.', 'جاء ستون ونيف شخصا.'],
  ['A total of 500 people came.', 'جاء ما مجموعه 500 شخص.'],
  ['Groups ranging from 60 to 70 people came.', 'تراوح عددهم بين 60 و70 شخصا.'],
  ['Anywhere between 60 and 75 people came.', 'جاء عدد يتراوح بين 60 و75 شخصا.'],
  ['They burned 60 to 70 thousand villages.', 'أحرقوا من 60 إلى 70 ألف قرية.'],
  ['At least 60 and at most 70 people came.', 'جاء ما لا يقل عن 60 ولا يزيد على 70 شخصا.'],
  ['60 ± 5 thousand people came.', 'جاء 60 ± 5 آلاف شخص.'],
  ['Between 500 and as many as 600 people came.', 'جاء بين 500 وما يصل إلى 600 شخص.'],
  ['From 20 to less than 30 people came.', 'جاء من 20 إلى أقل من 30 شخصا.'],
  ['Not exceeding 500 people came.', 'لم يتجاوز عددهم 500 شخص.'],
  ['Max. 500 people came.', 'جاء 500 شخص كحد أقصى.'],
  ['No more than 500 people came.', 'لا يزيد عددهم على 500 شخص.'],
  ['500 plus people came.', 'جاء 500 شخص أو يزيد.'],
  ['500 people at least came.', 'لا يقل عددهم عن 500 شخص.'],
  ['500 people or more came.', 'جاء 500 شخص فأكثر.'],
  ['500 people or fewer came.', 'جاء 500 شخص أو أدنى.'],
  ['More than 500 people came.', 'زاد عدد القادمين على 500 شخص.'],
  ['More than 510 people came.', 'تجاوزت أعدادهم 510 أشخاص.'],
  ['More than 520 people came.', 'جاء ما ينيف على 520 شخصا.'],
  ['More than an estimated 500 people came.', 'جاء أكثر من نحو 500 شخص.'],
  ['Fewer than 500 people came.', 'يقل عددهم عن 500 شخص.'],
  ['Half of them came.', 'جاء نصفهم.'],
  ['Two thirds of them came.', 'جاء ثلثاهم.'],
  ['One in four families came.', 'جاءت واحدة من كل أربع عائلات.'],
  ['Thousands of people came.', 'جاء آلاف الأشخاص.'],
  ['Millions of dollars were paid.', 'دفعت ملايين الدولارات.'],
  ['Deaths: more than 40.', 'القتلى: أكثر من 40.'],
  ['The number of dead: 40 to 45.', 'عدد القتلى: 40 إلى 45.'],
  ['Eight (8) people came.', 'جاء ثمانية (8) أشخاص.'],
  ['Prices rose 5 percent.', 'ارتفعت الأسعار 5 في المئة.'],
  ['Prices fell by more than 5 percent.', 'تراجعت الأسعار بأكثر من 5 في المئة.'],
  ['Prices fell by 6 percent.', 'انخفضت الأسعار بـ6 في المئة.'],
  ['20 percent fewer people came.', 'جاء عدد أقل بنسبة 20 في المئة.'],
  ['20 percent more than before came.', 'جاء أكثر بنسبة 20 في المئة.'],
  ['Attacks fell below 40.', 'انخفضت الهجمات دون 40.'],
  ['Perhaps 510 people came.', 'جاء ربما 510 أشخاص.'],
  ['Believed to number 510 people.', 'جاء 510 أشخاص أو نحو ذلك.'],
  ['At the very least 510 people came.', 'جاء 510 أشخاص على أقل تقدير.'],
  ['At the very most 510 people came.', 'جاء 510 أشخاص على أبعد تقدير.'],
  ['Virtually 510 people came.', 'شارفت على 510 أشخاص.'],
  ['Attacks rose above 40.', 'ارتفعت الهجمات فوق 40.'],
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
