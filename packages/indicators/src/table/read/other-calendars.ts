/** Days that are counted otherwise than in the Gregorian calendar: in the Hijri calendars, or by spreadsheets. */
import { asciiDigits } from '../../language/digits.js';
import { foldText } from '../../language/letters.js';
import { quotable } from '../../language/plain-text.js';
import { isoDay } from '../../period/day.js';
import { type DomainProblem, type Problem, problem } from '../../problem.js';

const months = [
  ...[
    'محرم',
    'صفر',
    'ربيع (?:الأول|الثاني|الآخر|أول|ثاني)',
    'جماد[يى] (?:الأولى|الأول|الثانية|الثاني|الآخرة)',
  ],
  ...['رجب', 'شعبان', 'رمضان', 'شوال', 'ذ[وي] ?القعدة', 'ذ[وي] ?الحجة'],
  ...['muharram', 'safar', 'rabi(?:[ -]?(?:al|ul|ath)?[ -]?\\w+)?', 'jumad[ai](?:[ -]?(?:al|ul)?[ -]?\\w+)?'],
  ...['rajab', "sha'?ban", 'rama[dz]h?an', 'shaww?al', "dhu'?l?[ -]?(?:al[ -])?(?:qi?'?ada?h?|hijjah?)"],
];
const inWords = new RegExp(
  `(?<!\\p{L})(?:${months.map(foldText).join('|')}|هجري[ها]?|hijri)(?!\\p{L})|\\d ?(?:ه|هـ|a\\.?h\\.?)$`,
  'u',
);
/** Of the lunar calendar 1882 to 2077, of the solar one of Iran and Afghanistan 1921 to 2121. */
const firstYear = 1300;
const lastYear = 1500;

/** Of 1980 to 2099 as spreadsheets count days from 1900. */
const firstSerial = 29_221;
const lastSerial = 73_050;
const dayZero = 25_569;
const mostCharacters = 100;

/** What is wrong with a text of a column that is no period, by name where it counts its days otherwise. */
export function calendarFault(written: string, fault: DomainProblem): Problem {
  const { code, params } = fault;
  const text = quotable(written);
  if (code === 'period-out-of-range' && Number(params.year) >= firstYear && Number(params.year) <= lastYear)
    return problem('period-hijri', { text });
  if ((code !== 'period-not-read' && code !== 'period-without-year') || written.length > mostCharacters)
    return fault;
  const [, serial] = /^(\d{5})(?:\.\d+)?$/.exec(asciiDigits(written.trim())) ?? [];
  const day = Number(serial);
  if (day >= firstSerial && day <= lastSerial)
    return problem('period-is-serial', { text, day: isoDay(day - dayZero) });
  return inWords.test(foldText(written)) ? problem('period-hijri', { text }) : fault;
}
