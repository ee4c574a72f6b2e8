/** What counted things are called in reports, beside the names in indicator/units.ts, and the nouns that say a number themselves. */

/** What a unit counts, where words of reports are known for it. */
export type Family = 'people' | 'households' | 'events';

export interface Noun {
  readonly family: Family;
  /** "People" fits whoever is counted; "fighters" fits fighters, and a unit of no closer kind. */
  readonly generic: boolean;
  readonly words: readonly string[];
}

/** "fighter" and "fighters". */
function regular(words: string): string[] {
  return words.split(' ').flatMap((word) => [word, `${word}s`]);
}

/** An Arabic participle in every number, gender and case: "نازح", "نازحا", "نازحين". */
function participles(words: string): string[][] {
  return words
    .split(' ')
    .map((stem) => ['', 'ا', 'ين', 'ون', 'ان', 'ة', 'ات', 'تان', 'تين'].map((end) => `${stem}${end}`));
}

const people = (words: readonly string[], generic = false): Noun => ({ family: 'people', generic, words });
const each = (words: readonly string[]) => words.map((word) => people([word]));

const ofKind = (kind: string) => (word: string) => `${kind} ${word}`;
const nationalities = ['iraqi', 'syrian'];
/** People by where they are from, or by their community. */
const nationalsEn =
  'iraqi syrian palestinian jordanian iranian afghan egyptian libyan kurd yazidi yezidi turk saudi kuwaiti yemeni israeli russian ' +
  'american ukrainian somali nigerian tunisian moroccan pakistani european turkman';
const countries = new Set(['سوريا', 'ليبيا']);
/** Adjectives as often: "20 معبرا عراقيا" are no people. */
export const nationalsAr =
  'عراقي سوري فلسطيني لبناني أردني إيراني تركي مصري كردي إيزيدي أفغاني يمني سوداني ليبي تونسي'
    .split(' ')
    .flatMap((stem) => ['', 'ا', 'ين', 'ون', 'ان'].map((end) => `${stem}${end}`))
    .filter((word) => !countries.has(word));
const householdsEn = ['family', 'families', ...regular('household hh')];
const householdsAr = ['عائلة', 'عائلات', 'عوائل', 'أسرة', 'أسر'];

function crossed(firsts: readonly string[], seconds: readonly string[]): string[] {
  return firsts.flatMap((first) => seconds.map(ofKind(first)));
}

export const nouns: readonly Noun[] = [
  people(
    [
      ...regular('person individual human soul'),
      ...[
        'people',
        'human beings',
        'شخص',
        'شخصا',
        'أشخاص',
        'فرد',
        'فردا',
        'أفراد',
        'نسمة',
        'إنسان',
        'إنسانا',
        'أناس',
      ],
    ],
    true,
  ),
  ...regular(
    [
      'fighter combatant militant insurgent soldier troop recruit terrorist jihadist jihadi extremist rebel gunner',
      'returnee idp refugee migrant immigrant evacuee civilian resident inhabitant villager citizen foreigner national',
      'girl boy minor infant adult youth prisoner detainee inmate captive hostage suspect victim survivor orphan widow',
      'patient student pupil teacher worker employee farmer shepherd smuggler trafficker cleric imam leader commander',
      'operative supporter sympathizer affiliate beneficiary volunteer guard officer journalist bomber sniper defector',
      'deserter arrival death member doctor protester activist sailor respondent case pledge adherent follower passenger driver trader merchant',
    ].join(' '),
  ).map((word) => people([word])),
  ...each([
    ...[
      'man men woman women child children gunman gunmen militiamen policeman policemen',
      'beneficiaries casualty casualties fatality fatalities dead killed wounded injured displaced',
      'pledgees personnel staff',
    ]
      .join(' ')
      .split(' '),
    ...['internally displaced', 'is members'],
  ]),
  ...['displaced', 'internally displaced', 'forcibly displaced'].flatMap((kind) =>
    each([`${kind} persons`, `${kind} people`, `${kind} person`, `${kind} individuals`]),
  ),
  ...['foreign', 'local', 'armed', 'isis', 'daesh', ...nationalities].flatMap((kind) =>
    each(regular('fighter militant member refugee returnee idp civilian soldier migrant').map(ofKind(kind))),
  ),
  ...each([...regular(nationalsEn).filter((word) => /s$/.test(word)), ...nationalsAr]),
  ...nationalities.flatMap((kind) => each(['nationals', 'men', 'women', 'children'].map(ofKind(kind)))),
  ...each(['asylum seeker', 'asylum seekers', 'asylum-seekers', 'family members', 'prisoners of war']),
  ...[
    ...participles(
      'نازح لاجي مقاتل عايد مدني مهاجر مواطن مسلح ارهابي معتقل محتجز مفقود مهجر مشرد مصاب مبايع مهرب متطرف',
    ),
    ...participles(
      'متشدد مشتبه داعشي متطوع موظف معلم مزارع مستفيد محتاج مجند متمرد منشق مخطوف متسلل جهادي متظاهر',
    ),
    ['عنصر', 'عنصرا', 'عناصر'],
    ['عضو', 'عضوا', 'أعضاء'],
    ['رجل', 'رجلا', 'رجال'],
    ['امرأة', 'نساء', 'سيدة', 'سيدات'],
    ['طفل', 'طفلا', 'أطفال', 'طفلة', 'طفلات'],
    ['سجين', 'سجينا', 'سجناء'],
    ['أسير', 'أسيرا', 'أسرى'],
    ['قتيل', 'قتيلا', 'قتلى'],
    ['جريح', 'جريحا', 'جرحى'],
    ['شهيد', 'شهيدا', 'شهداء'],
    ['ضحية', 'ضحايا'],
    ['ساكن', 'سكان'],
    ['لاجىء', 'لاجىءا', 'لاجىءين'],
    ['جندي', 'جنديا', 'جنود'],
    ['طبيب', 'طبيبا', 'أطباء'],
    ['عامل', 'عمال'],
    ['طالب', 'طالبا', 'طلاب', 'طلبة'],
    ['راع', 'رعاة'],
    ['إمام', 'إماما', 'أئمة'],
    ['حالة', 'حالات'],
    ['مبايعة', 'مبايعات', 'بيعة', 'بيعات'],
    ['مقاتل أجنبي', 'مقاتلا أجنبيا', 'مقاتلين أجانب', 'مقاتلا محليا'],
    ['لاجئ سوري', 'لاجئا سوريا', 'لاجئين سوريين', 'لاجئ عراقي', 'لاجئا عراقيا', 'لاجئين عراقيين'],
    ['نازح عراقي', 'نازحا عراقيا', 'نازحين عراقيين', 'نازح سوري', 'نازحا سوريا', 'نازحين سوريين'],
    ['نازح داخلي', 'نازحا داخليا', 'نازحين داخليا', 'نازحين داخليين'],
  ].map((words) => people(words)),
  {
    family: 'households',
    generic: true,
    words: [
      ...householdsEn,
      ...crossed(
        ['displaced', 'internally displaced', 'refugee', 'returnee', 'returning', 'idp'],
        householdsEn,
      ),
      ...crossed(nationalities, householdsEn),
      ...householdsAr,
      ...crossed(householdsAr, ['نازحة', 'عائدة', 'لاجئة', 'مهجرة', 'متضررة', 'عراقية', 'سورية']),
    ],
  },
  {
    family: 'events',
    generic: true,
    words: [...regular('incident event'), 'حادث', 'حادثا', 'حادثة', 'حوادث', 'حدث', 'حدثا', 'أحداث'],
  },
  ...[
    'attack',
    'assault',
    'raid',
    'clash',
    'explosion',
    'bombing',
    'strike',
    'ambush',
    'fire',
    'burning',
  ].map(
    (word): Noun => ({
      family: 'events',
      generic: false,
      words: [word, /(sh|s)$/.test(word) ? `${word}es` : `${word}s`],
    }),
  ),
  ...[
    ['هجوم', 'هجوما', 'هجمات', 'هجمة'],
    ['غارة', 'غارات'],
    ['اشتباك', 'اشتباكا', 'اشتباكات'],
    ['انفجار', 'انفجارا', 'انفجارات'],
    ['تفجير', 'تفجيرا', 'تفجيرات'],
    ['كمين', 'كمينا', 'كمائن'],
    ['حريق', 'حريقا', 'حرائق'],
  ].map((words): Noun => ({ family: 'events', generic: false, words })),
];

/** What a unit of no closer kind counts. */
export const familyOfUnit: Readonly<Record<string, Family>> = {
  '{person}': 'people',
  '{family}': 'households',
  '{household}': 'households',
  '{incident}': 'events',
};

/** The dual, which is two of a unit without a number, by the unit's code: "شخصان", "شخصين". */
export const dualNouns: Readonly<Record<string, readonly string[]>> = {
  '{person}': [
    ...['شخصان', 'شخصين', 'فردان', 'فردين', 'رجلان', 'رجلين', 'امرأتان', 'امرأتين', 'طفلان', 'طفلين'],
    ...['قتيلان', 'قتيلين', 'جريحان', 'جريحين', 'مقاتلان', 'مدنيان', 'جنديان', 'جنديين'],
    ...['شرطيان', 'شرطيين', 'موظفان', 'عاملان', 'صحفيان', 'صحفيين', 'ضابطان', 'ضابطين', 'سائقان', 'شابان'],
    ...['سيدتان', 'سيدتين', 'طفلتان', 'طفلتين', 'فتاتان', 'فتاتين', 'مواطنان', 'مهاجران'],
    ...['عنصران', 'نازحان', 'لاجئان', 'عائدان', 'مهربان', 'معتقلان'],
  ],
  '{case}': ['حالتان', 'حالتين'],
  '{village}': ['قريتان', 'قريتين'],
  '{crossing}': ['معبران', 'معبرين', 'معبران حدوديان', 'معبرين حدوديين'],
  '{attack}': ['هجومان', 'هجومين', 'هجمتان', 'هجمتين'],
  '{incident}': ['حادثان', 'حادثين', 'حادثتان', 'حادثتين', 'حريقان', 'حريقين'],
  '{seizure}': ['عمليتا ضبط', 'عمليتي ضبط', 'ضبطيتان', 'ضبطيتين'],
  '{levy}': ['إتاوتان', 'إتاوتين'],
  '{find}': ['اكتشافان', 'اكتشافين'],
  '{family}': ['عائلتان', 'عائلتين', 'أسرتان', 'أسرتين'],
  '{mosque}': ['مسجدان', 'مسجدين'],
  USD: ['دولاران', 'دولارين', 'دولاران أمريكيان', 'دولارين أمريكيين'],
  EUR: ['يوروان'],
  GBP: ['جنيهان إسترلينيان', 'جنيهين إسترلينيين', 'جنيهان', 'جنيهين'],
  IQD: ['ديناران عراقيان', 'دينارين عراقيين', 'ديناران', 'دينارين'],
  SYP: ['ليرتان سوريتان', 'ليرتين سوريتين', 'ليرتان', 'ليرتين'],
  km: ['كيلومتران', 'كيلومترين'],
  km2: ['كيلومتران مربعان', 'كيلومترين مربعين'],
  m: ['متران', 'مترين'],
  '[mi_i]': ['ميلان', 'ميلين'],
  '[smi_us]': ['ميلان مربعان', 'ميلين مربعين'],
  kg: ['كيلوغرامان', 'كيلوغرامين'],
  t: ['طنان', 'طنين'],
};
