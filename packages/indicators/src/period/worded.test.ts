import { describe, expect, it } from 'vitest';
import { problemText } from '../say/problem.js';
import { parsePeriod } from './parse.js';

function read(text: string): string {
  const parsed = parsePeriod(text);
  return parsed.kind === 'period' ? parsed.period.text : parsed.problem.code;
}

describe('a period as people and programs write it', () => {
  it.each<[string, string]>([
    // A month by its name, whole or short, before or after its year.
    ['October 2020', '2020-10'],
    ['october, 2020', '2020-10'],
    ['OCT 2020', '2020-10'],
    ['Oct. 2020', '2020-10'],
    ['Oct-2020', '2020-10'],
    ['Oct/2020', '2020-10'],
    ['2020 October', '2020-10'],
    ['Sept 2020', '2020-09'],
    ['May 2020', '2020-05'],
    ['the month of June 2020', '2020-06'],
    // Months in digits, as programs write them.
    ['10/2020', '2020-10'],
    ['1/2020', '2020-01'],
    ['10.2020', '2020-10'],
    ['2020/10', '2020-10'],
    ['2020.10', '2020-10'],
    ['2020-M09', '2020-09'],
    ['2020M09', '2020-09'],
    ['2020m9', '2020-09'],
    ['202009', '2020-09'],
    ['٢٠٢٠٠٩', '2020-09'],
    ['2020\u064009', '2020-09'],
    // Weeks, quarters, halves.
    ['2020W5', '2020-W05'],
    ['2020W05', '2020-W05'],
    ['2020-W5', '2020-W05'],
    ['W5 2020', '2020-W05'],
    ['week 5 of 2020', '2020-W05'],
    ['5th week of 2020', '2020-W05'],
    ['2020 week 5', '2020-W05'],
    ['1 week 2020', '2020-W01'],
    ['2020-W01-1', '2019-12-30'],
    ['2020-W53-7', '2021-01-03'],
    ['2020-W10-3', '2020-03-04'],
    ['2019-W53-1', 'period-week-out-of-range'],
    ['2020-W05-8', 'period-not-read'],
    ['2020-W05-08', '2020-01-27/2020-02-23'],
    ['2020-W5-8', '2020-01-27/2020-02-23'],
    ['2020-W01-0', 'period-week-out-of-range'],
    ['week ending 12 January 2020', '2020-W02'],
    ['For the week ended 12 Jan. 2020', '2020-W02'],
    ['Week ending: 12/1/2020', 'period-not-read'],
    ['week ending 14/01/2020', '2020-01-08/2020-01-14'],
    ['week commencing 6 January 2020', '2020-W02'],
    ['week beginning 2020-01-06', '2020-W02'],
    ['week starting on 8 January 2020', '2020-01-08/2020-01-14'],
    ['الأسبوع المنتهي في 12 كانون الثاني 2020', '2020-W02'],
    ['الأسبوع الذي يبدأ في 6 يناير 2020', '2020-W02'],
    ['week ending 3 January 2020', '2019-12-28/2020-01-03'],
    ['week ending 03/04/2020', 'period-ambiguous'],
    ['week ending 12 January', 'period-without-year'],
    ['week ending 12 January 20', 'period-ambiguous'],
    ['week ending January 2020', 'period-not-read'],
    ['week ending 1-7 January 2020', 'period-not-read'],
    ['week ending', 'period-not-read'],
    ['9 / 2020', '2020-09'],
    ['14 / 03 / 2020', '2020-03-14'],
    ['2020-01 / 2020-02', '2020-01/2020-02'],
    ['Week 53, 2020', '2020-W53'],
    ['last week of 2020', '2020-W53'],
    ['Q3 2020', '2020-Q3'],
    ['Q3/2020', '2020-Q3'],
    ['Q3-2020', '2020-Q3'],
    ['2020Q3', '2020-Q3'],
    ['2020 Q3', '2020-Q3'],
    ['3Q2020', '2020-Q3'],
    ['quarter 3 of 2020', '2020-Q3'],
    ['3rd quarter of 2020', '2020-Q3'],
    ['the third quarter of 2020', '2020-Q3'],
    ['last quarter of 2020', '2020-Q4'],
    ['H1 2020', '2020-S1'],
    ['S2 2020', '2020-S2'],
    ['2020-H2', '2020-S2'],
    ['2020H1', '2020-S1'],
    ['first half of 2020', '2020-S1'],
    // Days.
    ['14 March 2020', '2020-03-14'],
    ['14th of March 2020', '2020-03-14'],
    ['14. March 2020', '2020-03-14'],
    ['March 14, 2020', '2020-03-14'],
    ['Mar 14 2020', '2020-03-14'],
    ['14-Mar-2020', '2020-03-14'],
    ['2020-Mar-14', '2020-03-14'],
    ['14/03/2020', '2020-03-14'],
    ['3/14/2020', '2020-03-14'],
    ['14.3.2020', '2020-03-14'],
    ['03/03/2020', '2020-03-03'],
    ['2020/03/14', '2020-03-14'],
    ['20200314', '2020-03-14'],
    ['29 February 2020', '2020-02-29'],
    // From one to another.
    ['1-15 June 2020', '2020-06-01/2020-06-15'],
    ['1 to 15 June 2020', '2020-06-01/2020-06-15'],
    ['1st–15th June 2020', '2020-06-01/2020-06-15'],
    ['June 1-15, 2020', '2020-06-01/2020-06-15'],
    ['1 and 2 June 2020', '2020-06-01/2020-06-02'],
    ['15 Jan - 10 Mar 2019', '2019-01-15/2019-03-10'],
    ['January 15 to March 10, 2019', '2019-01-15/2019-03-10'],
    ['28 Dec 2019 to 3 Jan 2020', '2019-12-28/2020-01-03'],
    ['14/03/2020 - 20/03/2020', '2020-03-14/2020-03-20'],
    ['2020-03-14 to 2020-03-20', '2020-03-14/2020-03-20'],
    ['Jan-Sep 2020', '2020-01/2020-09'],
    ['2020 Jan-Sep', '2020-01/2020-09'],
    ['January/February 2020', '2020-01/2020-02'],
    ['January and February 2020', '2020-01/2020-02'],
    ['January to September 2020', '2020-01/2020-09'],
    ['January through September 2020', '2020-01/2020-09'],
    ['from January to September 2020', '2020-01/2020-09'],
    ['between January and September 2020', '2020-01/2020-09'],
    ['April 2019 – June 2020', '2019-04/2020-06'],
    ['01/2020 - 09/2020', '2020-01/2020-09'],
    ['2020-01 – 2020-09', '2020-01/2020-09'],
    ['2020M01/2020M09', '2020-01/2020-09'],
    ['1 April 2019 to June 2020', '2019-04/2020-06'],
    ['Q1-Q3 2020', '2020-01/2020-09'],
    ['weeks 5 to 8 of 2020', '2020-01-27/2020-02-23'],
    ['2014-2017', '2014/2017'],
    ['2014 to 2017', '2014/2017'],
    ['first nine months of 2019', '2019-01/2019-09'],
    ['the first 9 months of 2019', '2019-01/2019-09'],
    ['last three months of 2019', '2019-Q4'],
    ['first three quarters of 2019', '2019-01/2019-09'],
  ])('%s', (text, canonical) => {
    expect(read(text)).toBe(canonical);
  });

  it.each<[string, string]>([
    ['أيلول 2020', '2020-09'],
    ['ايلول ٢٠٢٠', '2020-09'],
    ['سبتمبر 2020', '2020-09'],
    ['شهر أيلول من عام 2020', '2020-09'],
    ['أيلول/سبتمبر 2020', '2020-09'],
    ['أيلول (سبتمبر) 2020', '2020-09'],
    ['الربع الثالث من 2020', '2020-Q3'],
    ['الربع الثالث من العام 2020', '2020-Q3'],
    ['الربع الأخير من 2020', '2020-Q4'],
    ['النصف الأول 2020', '2020-S1'],
    ['النصف الثاني من سنة 2020', '2020-S2'],
    ['الأسبوع 5 من 2020', '2020-W05'],
    ['الأسبوع الخامس من 2020', '2020-W05'],
    ['عام 2020', '2020'],
    ['2020م', '2020'],
    ['14 آذار 2020', '2020-03-14'],
    ['في 14 آذار/مارس 2020', '2020-03-14'],
    ['١٤/٠٣/٢٠٢٠', '2020-03-14'],
    ['1-15 حزيران 2020', '2020-06-01/2020-06-15'],
    ['من 1 إلى 15 حزيران 2020', '2020-06-01/2020-06-15'],
    ['بين 1 و15 حزيران 2020', '2020-06-01/2020-06-15'],
    ['من كانون الثاني إلى أيلول 2020', '2020-01/2020-09'],
    ['كانون الثاني/يناير - أيلول/سبتمبر 2020', '2020-01/2020-09'],
    ['بين نيسان 2019 وحزيران 2020', '2019-04/2020-06'],
    ['الأشهر التسعة الأولى من 2019', '2019-01/2019-09'],
    ['الأشهر الـ9 الأولى من 2019', '2019-01/2019-09'],
    ['أول تسعة أشهر من عام 2019', '2019-01/2019-09'],
    ['التسعة أشهر الأولى من 2019', '2019-01/2019-09'],
    ['أول شهرين من 2020', '2020-01/2020-02'],
    ['الأشهر الستة الأخيرة من 2020', '2020-S2'],
  ])('%s', (text, canonical) => {
    expect(read(text)).toBe(canonical);
  });

  it.each<[number, string]>([
    [1, 'كانون الثاني, كانون ثاني, يناير, January, Jan'],
    [2, 'شباط, فبراير, February, Feb'],
    [3, 'آذار, اذار, أذار, مارس, March, Mar'],
    [4, 'نيسان, أبريل, ابريل, إبريل, April, Apr'],
    [5, 'أيار, ايار, مايو, مايس, May'],
    [6, 'حزيران, يونيو, يونيه, June, Jun'],
    [7, 'تموز, يوليو, يوليه, July, Jul'],
    [8, 'آب, اب, أب, أغسطس, اغسطس, August, Aug'],
    [9, 'أيلول, ايلول, سبتمبر, September, Sep, Sept'],
    [10, 'تشرين الأول, تشرين الاول, تشرين أول, أكتوبر, اكتوبر, October, Oct'],
    [11, 'تشرين الثاني, تشرين ثاني, نوفمبر, November, Nov'],
    [12, 'كانون الأول, كانون الاول, كانون أول, ديسمبر, December, Dec'],
  ])('month %i by every name it has', (month, names) => {
    for (const name of names.split(', '))
      for (const text of [`${name} 2020`, `${name} ٢٠٢٠`, `15 ${name} 2020`])
        expect(read(text).slice(0, 7), text).toBe(`2020-${String(month).padStart(2, '0')}`);
  });
});

describe('a period that is not read', () => {
  it.each<[string, string, string]>([
    ['03/04/2020', '2020-04-03', '2020-03-04'],
    ['3.4.2020', '2020-04-03', '2020-03-04'],
    ['03-04-2020', '2020-04-03', '2020-03-04'],
    ['03/04/20', '2020-04-03', '2020-03-04'],
    ['25/12/20', '2020-12-25', '1920-12-25'],
    ['10/20', '2020-10', '1920-10'],
    ['Oct 20', '2020-10', '1920-10'],
    ["Oct '20", '2020-10', '1920-10'],
    ['Oct-20', '2020-10', '1920-10'],
    ['أيلول 20', '2020-09', '1920-09'],
    ['14 Mar 20', '2020-03-14', '1920-03-14'],
    ['Q3 20', '2020-Q3', '1920-Q3'],
    ['Jan-Sep 20', '2020-01/2020-09', '1920-01/1920-09'],
    ['2010/11', '2010-11', '2010/2011'],
    ['9M 2019', '2019-09', '2019-01/2019-09'],
    ['6m2020', '2020-06', '2020-S1'],
    ['5 weeks 2020', '2020-W05', '2019-12-30/2020-02-02'],
    ['5 أسابيع 2020', '2020-W05', '2019-12-30/2020-02-02'],
  ])('%s reads two ways', (text, first, second) => {
    expect(parsePeriod(text)).toEqual({
      kind: 'problem',
      problem: { code: 'period-ambiguous', params: { text, first, second } },
    });
  });

  it.each([
    ...[
      'FY2020',
      'FY 2020',
      'FY20',
      'FY 2019/20',
      'FY 2009/10',
      'fiscal year 2020',
      'financial year 2019-20',
      'Q3 FY2020',
    ],
    ...['2019/20', '2019-20', '2019–20', '2012-13', 'السنة المالية 2020', 'العام المالي 2019/2020'],
  ])('%s is a fiscal year', (text) => {
    expect(parsePeriod(text)).toMatchObject({ problem: { code: 'period-fiscal-year', params: { text } } });
  });

  it.each(['October', 'أيلول', '14 March', 'Q3', 'January to September', 'June 1-5'])(
    '%s lacks its year',
    (text) => {
      expect(parsePeriod(text)).toMatchObject({ problem: { code: 'period-without-year', params: { text } } });
    },
  );

  it.each<[string, string]>([
    ['2020-13', 'period-month-out-of-range'],
    ['13/2020', 'period-month-out-of-range'],
    ['Q5 2020', 'period-quarter-out-of-range'],
    ['third half of 2020', 'period-half-out-of-range'],
    ['week 53 of 2019', 'period-week-out-of-range'],
    ['31 June 2020', 'period-day-out-of-range'],
    ['29/02/2019', 'period-day-out-of-range'],
    ['October 1899', 'period-out-of-range'],
    ['November to February 2020', 'period-reversed'],
    ['15-1 June 2020', 'period-reversed'],
    ['January and March 2020', 'period-not-read'],
    ['Oct 2019-2020', 'period-not-read'],
    ['10-12/2020', 'period-not-read'],
    ['2020s', 'period-not-read'],
    ['early 2020', 'period-not-read'],
    ['since April 2019', 'period-not-read'],
    ['14 March 2020 10:00', 'period-not-read'],
    ['January March May 2020', 'period-not-read'],
    ['a week', 'period-not-read'],
    ['of the', 'period-not-read'],
  ])('%s: %s', (text, code) => {
    expect(read(text)).toBe(code);
  });

  it('says what would be read, in both languages', () => {
    const said = (text: string, language: 'en' | 'ar') => {
      const parsed = parsePeriod(text);
      return parsed.kind === 'problem' ? problemText(parsed.problem, language) : '';
    };
    expect(said('03/04/2020', 'en')).toBe(
      '“03/04/2020” can mean 2020-04-03 or 2020-03-04. Write the one that is meant, with all four digits of the year.',
    );
    expect(said('03/04/2020', 'ar')).toContain('2020-04-03');
    expect(said('FY2020', 'en')).toContain('2019-07/2020-06');
    expect(said('FY2020', 'ar')).toContain('2019-07/2020-06');
    expect(said('October', 'en')).toContain('October 2020');
    expect(said('أيلول', 'ar')).toContain('تشرين الأول 2020');
  });
});
