/** "(68) ألفا و(234) شخصا": agencies write numbers in brackets, which say nothing there. */

const scale = String.raw`(?:[أا]لف|مليون|مليار|بليون)(?:ًا|اً|ا)?(?!\p{L})|[آا]لاف(?!\p{L})|ملايين|مليارات`;
/** As a noun behind a number ends: "راكبا", "شاحنة". */
const noun = String.raw`(?!ال|هذا|كما|مما|إذا|أيضا)\p{L}[\p{L}\p{M}]{1,12}(?:[اًة])(?![\p{L}\p{M}])`;
/** "ثمانية (8) شهداء", "118 (642)": the same again, or another. */
const isAgain = String.raw`(?<!(?:\p{Nd}|[%٪]|(?:واحد|اثن|ثلاث|ربع|خمس|ست|سبع|ثمان|تسع|عشر|مئ|مائ|ألف|ملي)\p{L}{0,5})\s?)`;
const digits = String.raw`\((\p{Nd}[\p{Nd}.,٫٬]{0,14})\)`;
const inBrackets = new RegExp(
  `${isAgain}${digits}(?=\\s{1,2}(?:${scale}|${noun}))|(?<=(?:${scale}) و)${digits}`,
  'gu',
);

/** The text without brackets around such numbers, each letter where it was. */
export function withoutBrackets(text: string): string {
  if (!text.includes('(')) return text;
  return text.replace(inBrackets, (_all, first?: string, rest?: string) => ` ${first ?? rest} `);
}
