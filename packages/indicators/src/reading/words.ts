/** The words around figures that say what they are, in both languages, in the spelling that they are looked up by. */
import { foldText } from '../language/letters.js';

/** Words in the spelling that they are looked up by. */
export const set = (...lists: readonly string[]): ReadonlySet<string> =>
  new Set(
    lists.flatMap((words) =>
      words
        .split(' ')
        .filter((word) => word !== '')
        .map(foldText),
    ),
  );

/** A number behind one of these names a thing: "part 10", "section 4", "القرار 2254". */
export const labels = set(
  'section sections sec page pages p pp paragraph paragraphs para paras article articles chapter chapters part parts no nos',
  'number numbers resolution resolutions annex annexes appendix figure figures fig figs table tables box footnote footnotes',
  'note notes version v step steps item items phase phases volume vol issue row rows channel route routes highway room gate',
  'flight category level grade class rule act bill order model series season seasons episode ext tel phone chapter form',
  'axis game games match round scenario scenarios day days week month year stage cohort experiment sample group study trial eq equation ref refs test type mark',
  'kilometre kilometer highways sdgs grid age aged sp interstate area zone block unit pier terminal line lot track lane exit junction document doc id ref clause schedule',
  'رقم الرقم صفحه الصفحه ص فقره الفقره ماده الماده قرار القرار قسم القسم فصل الفصل جزء الجزء ملحق الملحق جدول الجدول',
  'الحلقه حلقه الصفحات المواد الفقرات القرارات المرحله المجموعه الدوره اللواء الفوج الفرقه الكتيبه السريه الفيلق المحور القناه',
  'شكل الشكل بند البند مرتبه المرتبه اصدار الاصدار الحاشيه حاشيه الباب باب النسخه نسخه هاتف الخريطه خريطه سن',
  'الهامش هامش الهوامش الحلقات المرفق مرفق عيار العيار',
);

/** Places that have a number for a name: "Site 1 lies", "المخيم 3"; "يضم المخيم 500 أسرة" counts. */
export const numberedPlaces = set(
  'site camp station post ward district sector plot borehole tent hub km',
  'مخيم المخيم منطقه المنطقه موقع الموقع حي الحي بوابه البوابه مركز المركز نقطه النقطه حاجز الحاجز بئر البئر',
  'تله التله شارع الشارع معبر المعبر القطاع الطابق المربع القطعه قطعه الجلسه جلسه الدائره المبني الصف',
);

/** A year of four digits stands behind one of these. */
export const beforeYear = set(
  'in since by from until till during of early late mid before after around year years spring summer autumn fall winter',
  'the through to and between late- early- ending ended fiscal fy circa vintage',
  'في منذ عام عامي العام سنه السنه حتي خلال قبل بعد مطلع نهايه اواخر اوائل لعام منتصف بحلول من بدايه وعام عامه صيف شتاء ربيع خريف',
);

/** Words that begin no noun phrase and end one. */
export const stops = set(
  'a an the this that these those each every any no another such its his her their our my your who whom whose which what when where why how',
  'is are was were be been being am has have had having do does did done will would shall should can could may might must',
  'in on at by for from to into onto with without within over under above below up down out off about around through across',
  'between among against during since until till before after behind beyond near per as than then so and or but nor yet if while',
  'because although though unless whether not only just also too even still already again both either neither however',
  'it he she they we you i him them us me himself themselves itself one ones here there now today yesterday tomorrow',
  'said says say told reported according including excluding located based used made gave given took taken went came come',
  'rose fell increased decreased dropped grew reached hit lost gained left left returned killed wounded injured displaced crossed',
  'moved arrived fled died worked works live lived lives living need needed needs remain remained remains exist exists stay stayed',
  'follow follows followed serve serves serving provide provides provided see saw seen get got gets go goes going want wanted',
  'inside outside last next first ago later earlier annually monthly daily yearly more less fewer higher lower alone total respectively',
  'في من الي علي عن لكل مع بين خلال منذ حتي قبل بعد بحسب وفق حسب ضمن لدي عند دون او ثم لكن ان اذ اذا كما مما التي الذي الذين اللواتي',
  'كان كانت يكون تكون هو هي هم قد لقد لم لن لا ما ليس كل هذا هذه ذلك تلك عام بينهم منهم منها مقابل قال قالت اكد واكد فيما بينما و',
  'عبر اضافه امام اثر جراء نتيجه بسبب مقارنه مقارنا قباله ضد تجاه حول فوق تحت حيث حاليا فقط وذلك وهو وهي سوي بينها بينهن منهن فيهم فيها ضمنهم',
  'احدهم احدهما احداهما احداها جميعهم معظمهم اغلبهم اغلبيتهم غالبيتهم غالبيتها معظمها لقوا حتي',
);

/** What stands before "one" where it counts nothing. */
export const beforeOne = set(
  'the this that each every no any some which another only first last next or as not such everyone than little',
);

/** What shares are counted of, as "3/4" and "nine out of ten". */
export const wholesOfParts: ReadonlySet<number> = new Set([
  ...[2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 16, 20, 32, 64, 100, 128, 1000],
]);
export const usualWholes: ReadonlySet<number> = new Set([
  ...wholesOfParts,
  25,
  50,
  10_000,
  100_000,
  1_000_000,
]);

export interface Direction {
  readonly rise: ReadonlySet<string>;
  readonly fall: ReadonlySet<string>;
}

/** Verbs and adverbs before the number: "rose 5 per cent", "up 19 cents", "انخفض بنسبة". */
export const verbs: Direction = {
  rise: set(
    'rose rise rises rising risen increase increases increased increasing grew grow grows growing grown gain gains gained gaining climb',
    'climbs climbed climbing jump jumps jumped jumping up surge surges surged surging soar soars soared soaring rally rallied advance',
    'advanced advances advancing added adds adding leapt leaped leap spiked swelled expanded improved rebounded recovered widened accelerated',
    'ارتفع ارتفعت يرتفع ترتفع ارتفاع ارتفاعا الارتفاع ازداد ازدادت تزداد يزداد زاد زادت زياده الزياده نما نمت نمو نموا صعد صعدت قفز قفزت',
    'تضاعف تضاعفت اضاف اضافت ارتفاعه ارتفاعها زيادتها بزياده',
    'upward upwards expand expands expanding improve improves improving',
  ),
  fall: set(
    'fell fall falls falling fallen drop drops dropped dropping decline declines declined declining decrease decreases decreased decreasing',
    'down lose loses lost losing slip slips slipped slid slide slides shed sheds tumble tumbled tumbles plunge plunged plunges plummet',
    'plummeted plummeting sliding slipping tumbling plunging sink sank sunk shrank shrink shrunk contracted dipped dips dip eased edged retreated slumped slump reduced reduce cut',
    'tanked weakened depreciated depreciates depreciating devalued shrinks shrinking diminished diminishes diminishing',
    'انخفض انخفضت ينخفض تنخفض انخفاض انخفاضا الانخفاض تراجع تراجعت يتراجع تتراجع تراجعا هبط هبطت هبوط هبوطا تقلص تقلصت نقص نقصا قل قلت',
    'انحسر انحسرت خسر خسرت خفض انكمش انكماش انكماشا تدني بانخفاض بتراجع بنقص',
    'downward downwards contracting easing retreating weakening',
  ),
};

/** Verbs that are of a change only where "by" follows: "raised by 5 per cent", and not "raised $5 million". */
export const movedBy: Direction = {
  rise: set(
    'raise raised raises raising hike hiked hikes extend extended extends extending lengthened prolonged boosted enlarged widen widens widening appreciated',
  ),
  fall: set(
    'lower lowered lowers lowering narrow narrowed narrows narrowing slash slashed slashes trim trimmed trims weaken weakened shorten shortened shortens shortening curtailed',
  ),
};

/** What may stand between such a verb and its number. */
export const softeners = set(
  'by another further additional extra sharply slightly nearly about roughly as much many only just modestly steeply rapidly again to-date down up',
  'some more of close average again edged ended finished closed back almost also approximately around over least',
  'بنسبه بمقدار بنحو بواقع بحوالي بقرابه بما الي_ نسبه نسبتها نسبته قدره قدرها بلغ بلغت مقداره حوالي نحو زهاء قرابه اكثر من_ قدرت ب',
);

/** Adverbs behind the number: "34 per cent higher", "1,000 more than". */
export const afterwards: Direction = {
  rise: set('higher more increase rise jump surge hike spike greater اكثر زياده'),
  fall: set(
    'lower less fewer fall decrease decline drop reduction cut dip contraction slump plunge depreciation devaluation اقل',
  ),
};

/** Nouns that the number is of: "an increase of 60,600", "زيادة قدرها 300". */
export const changeNouns: Direction = {
  rise: set('increase rise jump surge growth uptick hike spike rebound زياده ارتفاع نمو'),
  fall: set(
    'decrease fall drop decline reduction cut dip contraction slump plunge shrinkage depreciation devaluation انخفاض تراجع هبوط نقص انكماش تقلص',
  ),
};

/** Where a place stands behind one of these. */
export const beforePlace = set('in inside across near throughout around within');
export const placeKinds = set(
  'محافظه مدينه قضاء ناحيه مخيم منطقه بلده قريه اقليم ريف جبل سهل ولايه شمال جنوب شرق غرب وسط شمالي جنوبي شرقي غربي',
);
export const notPlaces = set(
  'january february march april may june july august september october november december monday tuesday wednesday thursday friday saturday sunday',
);
export const ordinalWords = set('first second third fourth latter other last final next');
