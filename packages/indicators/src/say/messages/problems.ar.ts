import type { Translation } from '../../language/message.js';
import type { en } from './problems.en.js';

export const ar = {
  'period-in-future':
    'لم تبدأ الفترة{period, select, none {} other { {period}}} بعد{today, select, none {} other {، فتاريخ اليوم {today}}}. أدخل فترة بدأت.',
  'indicator-unknown': 'لا يوجد مؤشر باسم «{indicator}». اختر مؤشرًا من القائمة.',
  'dimension-unknown': 'ليس لهذا المؤشر بُعد باسم «{dimension}». احذفه أو اختر بُعدًا من أبعاد المؤشر.',
  'dimension-code-unknown':
    '«{code}» ليس من رموز البُعد «{dimension}»{codes, select, none {} other {. رموزه هي: {codes}}}.',
  'source-title-missing': 'لا عنوان للمصدر. أدخل عنوان الوثيقة أو التقرير.',
  'source-date-not-read':
    'تعذّرت قراءة تاريخ المصدر «{date}». اكتبه مثل \u20662020\u2069 أو \u20662020-06\u2069 أو \u20662020-06-16\u2069.',
  'source-date-in-future':
    'تاريخ المصدر {date} في المستقبل{today, select, none {} other {، فتاريخ اليوم {today}}}. تحقق منه.',
  'source-url-not-read':
    '«{url}» ليس عنوانًا على الشبكة. يجب أن يبدأ بـ \u2066http://\u2069 أو \u2066https://\u2069.',
  'body-invalid':
    '{reason, select, none {تعذّرت قراءة الطلب} other {غير مقبول: {reason}}}. صحّحه وأرسله من جديد.',
  'key-unknown':
    'المفتاح «{key}» غير معروف هنا.{near, select, none {} other { هل تقصد «{near}»؟}} احذفه أو صحّحه{known, select, none {} other {، والمفاتيح المعروفة: {known}}}.',
  'key-repeated': 'ورد المفتاح «{key}» أكثر من مرة في كائن (object) واحد. اذكره مرة واحدة.',
  'revision-conflict':
    'سبقك غيرك: أحدث مراجعة الآن هي {live}، وقرارك مبني على المراجعة {seen}. انظر ما تغيّر ثم قرّر من جديد.',
  'observation-retracted': 'هذا الرقم مسحوب. استعده أولًا، أو أدخله من جديد.',
  'observation-not-retracted': 'هذا الرقم غير مسحوب، فليس هناك ما يُستعاد.',
  'export-too-large':
    'عدد الصفوف أكثر من {most}، وهو فوق ما يسعه هذا النوع من الملفات ({format}). صدّر مؤشرًا واحدًا أو مدة أقصر أو بصيغة CSV.',
  'indicator-archived': 'المؤشر «{indicator}» مؤرشف: لا يُدخل له شيء جديد. يستطيع مدير إعادته.',
  'indicator-exists': 'هناك مؤشر باسم «{indicator}» من قبل. اختر اسمًا قصيرًا آخر.',
  'indicator-of-catalogue': 'هذا المؤشر يأتي مع مرصد ولا يُعدَّل. أنشئ مؤشرًا خاصًا بك بالتعريف الذي تحتاجه.',
  'indicator-meaning-fixed':
    'لهذا المؤشر أرقام مسجّلة، وهذا التغيير يعطيها معنى آخر ({parts}). أنشئ مؤشرًا جديدًا للمعنى الجديد.',
  'edit-conflict':
    'سبقك غيرك: هذا الآن الإصدار {version}، وقد قررت على أساس الإصدار {seen}. انظر ما تغيّر ثم قرر من جديد.',
  'source-exists':
    'لمصدر آخر هذا العنوان والناشر والرابط من قبل. استعمل ذلك المصدر، أو وضّح الفرق في العنوان.',
  'file-missing': 'لم يصل ملف مع الطلب. أرسله في حقل النموذج «file».',
  'file-type-unknown':
    'محتوى «{name}» ليس من الأنواع المحفوظة: PDF وPNG وJPEG وWebP وWord وExcel وOpenDocument بلا وحدات ماكرو، أو نص عادي. احفظه بصيغة PDF وأضف ذلك.',
  'baseline-other-indicator': 'ذلك الرقم لمؤشر آخر. اختر رقمًا من هذا المؤشر خطَّ أساس له.',
  'receiver-exists': 'هناك متلقٍّ باسم «{name}» من قبل. اختر اسمًا آخر.',
  'receiver-url-missing': 'يحتاج خطاف الويب ومدير التنبيهات إلى رابط للإرسال إليه.',
  'receiver-to-missing': 'يحتاج البريد الإلكتروني إلى عنوان واحد على الأقل للإرسال إليه.',
  'receiver-unknown':
    'لا يوجد متلقٍّ «{receiver}»{receivers, select, none {} other {. الموجود: {receivers}}}. اختر واحدًا بمعرّفه، أو أضفه أولًا.',
  'receiver-removed':
    'حُذف المتلقي «{receiver}»، فلا يُبلَّغ أحد عبره. أزِله من القاعدة{receivers, select, none {} other {، أو اختر من: {receivers}}}.',
  'duration-out-of-range':
    'هذه المدة خارج الحدود: يجب أن تكون بين {least} و{most}. اكتبها مثل 30s أو 5m أو 4h أو 1d.',
  'label-reserved':
    '«{label}» وسم يضعه مرصد بنفسه، أو يحتفظ به بروميثيوس لنفسه (الأسماء التي تبدأ بشرطتين سفليتين). اختر اسمًا آخر.',
  'label-of-dimension': 'تحمل تنبيهات هذا المؤشر الوسم «{label}» من قبل، لبُعده «{dimension}». اختر اسمًا آخر.',
  'label-value-missing': 'ليس للوسم «{label}» قيمة. أعطه قيمة أو احذفه.',
  'dimension-reserved':
    'لا يمكن تسمية بُعد «{dimension}»: تحمل التنبيهات وسمًا بهذا الاسم من قبل. الأسماء المحجوزة: {labels}. اختر اسمًا آخر.',
  'dimension-label-taken':
    'سيحمل البُعد «{dimension}» الوسم «{label}»، وهو لغيره من قبل ({other}). اختر اسمًا آخر.',
  'matcher-not-read':
    'تعذرت قراءة «{text}». اكتب الوسم ثم علامة المساواة ثم القيمة، مثل severity=critical أو site="al hol".',
  'matcher-label-invalid':
    'لا يصلح «{label}» اسمًا لوسم. يتكوّن الاسم من حروف لاتينية وأرقام وشرطات سفلية، ولا يبدأ برقم.',
  'matcher-pattern':
    'لا أنماط هنا: يُقارن «{label}» بقيمة واحدة. اكتب {label}="value"، وواحدًا آخر لكل قيمة أخرى.',
  'matcher-value-missing':
    'لا قيمة للوسم «{label}»، وهذا يعني كل تنبيه ليس له هذا الوسم. اكتب القيمة، مثل {label}="value".',
  'matcher-value-unquoted':
    'قد يُقصد بـ«{value}» أكثر من قيمة واحدة. اكتب وسمًا واحدًا وقيمة واحدة في كل مرة، وضع القيمة المكوّنة من عدة كلمات بين علامتي اقتباس: {label}="value".',
  'matcher-value-unknown': 'ليس في التنبيهات ما يحمل الوسم «{label}» بالقيمة «{value}». قيمه هي: {values}.',
  'silence-of-everything': 'سمِّ وسمًا واحدًا على الأقل: الصمت بلا وسم يُخفي كل تنبيه.',
  'silence-not-equal':
    'يُحدَّد الصمت بقيمة الوسم لا بما ليس قيمته: وإلا أخفى أيضًا كل تنبيه ليس له الوسم «{label}». اكتب {label}="value" لكل قيمة تريد إسكاتها.',
  'silence-label-twice': 'ورد «{label}» هنا مرتين، وليس لأي تنبيه قيمتان له. أنشئ صمتًا لكل قيمة.',
  'silence-label-unknown':
    'لا يمكن أن يحمل أي تنبيه الوسم «{label}»، فلن يُسكَت شيء. الوسوم التي تحملها التنبيهات هي: {labels}.',
  'silence-value-unknown':
    'لا يمكن أن يحمل أي تنبيه الوسم «{label}» بالقيمة «{value}»، فلن يُسكَت شيء. تحقق من القيمة.',
  'work-not-stuck': 'لم يعد هذا العمل عالقًا: أُنجز أو تُخلّي عنه.',
  'work-discarded': 'تُخلّي عن الرقم قبل تسجيله{reason, select, none {} other {: {reason}}}. أدخله من جديد.',
  'delivery-on-its-way': 'هذه الرسالة في طريقها. انتظر ما يحدث.',
  'silence-reversed': 'ينتهي الصمت قبل أن يبدأ. اختر نهاية لاحقة.',
  'silence-over': 'انتهى هذا الصمت من قبل.',
  'alert-over': 'انتهى هذا التنبيه، فليس هناك ما يُقرّ بالاطلاع عليه.',
  'until-is-past': 'مضى ذلك الوقت من قبل. اختر وقتًا لاحقًا.',
  'rule-other-indicator': 'تبقى القاعدة مع مؤشرها. أنشئ قاعدة جديدة للمؤشر الآخر.',
  'no-baseline': 'ليس لهذه السلسلة خط أساس يُتخلّى عنه.',
  'submission-not-open': 'لم يعد هذا الرقم ينتظر: بُتّ فيه أو استردّه من سلّمه. انظر ما آل إليه.',
  'undo-too-late': 'يمكن التراجع خلال دقيقة من الحفظ. اطلب من محرّر سحب الرقم.',
  'submission-not-yours': 'لا يغيّر هذا الرقم إلا من سلّمه.',
  'comment-missing': 'قل السبب: على من سلّم الرقم أن يعرف ما يُصلحه.',
  'brief-link-not-valid':
    'انتهت صلاحية هذا الرابط، أو سُحب، أو لم يكن له وجود. اطلب رابطًا جديدًا ممن أرسله إليك.',
  'brief-links-enough': 'بلغ عدد روابط الموجزات {most}. اسحب رابطًا لم تعد هناك حاجة إليه.',
  'brief-expires-late':
    'لا يبقى الرابط صالحًا أكثر من {most, plural, zero {\u2066#\u2069 يوم} one {يوم واحد} two {يومين} few {\u2066#\u2069 أيام} many {\u2066#\u2069 يومًا} other {\u2066#\u2069 يوم}}. اختر نهاية أقرب.',
  'not-archived': 'هذا المؤشر غير مؤرشف، فليس هناك ما يُعاد.',
  'warn-parts-not-total':
    'أجزاء {period} ومجموعها المذكور لا يصحّان معًا: مجموع الأجزاء {sum}، والمجموع المذكور {total}. تحقق من الاثنين.',
  'warn-outside-expected':
    'قياسًا على آخر الأرقام (وعددها {figures}) يُتوقع{lower, select, none {} other { ما لا يقل عن {lower}}}{upper, select, none {} other { ما لا يزيد على {upper}}}. تحقق من الرقم ووحدته. إن كان صحيحًا فاذكر لماذا هو صحيح مع ذلك.',
  'nothing-changed': 'لن يتغيّر شيء: الرقم وما قيل عنه كما كانا.',
  'figure-there-already':
    'لهذا المصدر رقم هناك للفترة {period} من قبل: «{text}». صحّح ذلك الرقم واسحب هذا، أو اختر موضعًا آخر.',
  'figure-there-retracted':
    'كان لهذا المصدر رقم هناك للفترة {period}، هو «{text}»، وقد سُحب. استعد ذلك الرقم وصحّحه واسحب هذا، أو اختر موضعًا آخر.',
  'not-the-baseline': 'لا تُقارَن أي سلسلة بهذا الرقم، فلا يمكن أن يبقى خطَّ أساس. ثبّته خطَّ أساس أولًا.',
  'not-recommended-by-choice': 'لم يختر أي محرّر هذا المصدر لفترته، فليس هناك اختيار يُلغى.',
  'idempotency-key-reused':
    'سبق استعمال مفتاح عدم التكرار هذا لإدخال آخر. استعمل مفتاحًا جديدًا للمحتوى الجديد.',
  'not-found': 'لا يوجد شيء في هذا العنوان. تحقق من المعرّف.',
  'unsupported-media-type': 'نوع المحتوى غير مدعوم. أرسل {expected}.',
  'payload-too-large':
    'الطلب أكبر من المسموح{most, select, none {} other {، والحد الأقصى {most} بايت}}. أرسله على أجزاء أصغر.',
  'host-not-allowed':
    'لا يجيب هذا الخادم عن اسم المضيف{host, select, none {} other { «{host}»}}. اضبط PUBLIC_URL على العنوان الذي تستعمله.',
  'origin-not-allowed':
    'الطلبات الآتية من المصدر{origin, select, none {} other { «{origin}»}} غير مسموح بها. افتح مرصد من عنوانه.',
  'query-invalid':
    'تعذّرت قراءة معامل الاستعلام{parameter, select, none {} other { «{parameter}»}}{value, select, none {} other { وقيمته «{value}»}}{reason, select, none {} other {: {reason}}}. صحّحه وحاول مجددًا.',
  'parameter-unknown':
    'معامل الاستعلام «{parameter}» غير معروف هنا.{near, select, none {} other { هل تقصد «{near}»؟}} احذفه أو صحّحه{known, select, none {} other {، والمعاملات المعروفة: {known}}}.',
  'parameter-repeated': 'ذُكر معامل الاستعلام «{parameter}» أكثر من مرة. اذكره مرة واحدة.',
  'header-invalid':
    'تعذّرت قراءة الترويسة{parameter, select, none {} other { «{parameter}»}}{value, select, none {} other { وقيمتها «{value}»}}{reason, select, none {} other {: {reason}}}. صحّحها وحاول مجددًا.',
  'path-invalid': 'تعذّرت قراءة العنوان{reason, select, none {} other {: {reason}}}. صحّحه وحاول مجددًا.',
  'method-not-allowed': 'لا يقبل هذا العنوان الطريقة {method}. ما يقبله: {allowed}.',
  'headers-too-long': 'ترويسات الطلب أو عنوانه أطول من المسموح، والحد الأقصى {most} بايت. اختصرها.',
  'request-not-read': 'الطلب ناقص أو تتعذّر قراءته. أرسله مجددًا.',
  'not-ready': 'لا يزال مرصد قيد التشغيل أو أن جزءًا منه غير متاح. حاول مجددًا بعد قليل.',
  internal: 'حدث خطأ داخل مرصد. حاول مجددًا، وإن تكرر الخطأ فراجع سجل الخادم.',
  'sign-in-required': 'لم يسجّل أحد الدخول هنا. سجّل الدخول أو أرسل رمز وصول صالحًا.',
  'role-too-low':
    'يتطلب هذا دور «{needed, select, viewer {مُطّلع} contributor {مُدخِل بيانات} editor {محرّر} admin {مدير} other {{needed}}}»{held, select, none {} other {، ودورك «{held, select, viewer {مُطّلع} contributor {مُدخِل بيانات} editor {محرّر} admin {مدير} other {{held}}}»}}. يمكن للمدير أن يمنحك دورًا آخر.',
  'people-only': 'هذا متاح لمن سجّل الدخول من الأشخاص فقط، ولا يصلح له رمز الوصول.',
  'sign-in-failed': 'البريد الإلكتروني أو كلمة المرور غير صحيحة. تحقق منهما وحاول مجددًا.',
  'second-factor-failed': 'الرمز غير صحيح أو انتهت صلاحيته. أدخل أحدث رمز يظهر في تطبيق المصادقة.',
  'passkey-failed': 'لم يُقبل مفتاح المرور. حاول مجددًا أو ادخل بكلمة المرور.',
  'too-many-attempts':
    'محاولات كثيرة. انتظر {minutes, plural, zero {\u2066#\u2069 دقيقة} one {دقيقة واحدة} two {دقيقتين} few {\u2066#\u2069 دقائق} many {\u2066#\u2069 دقيقة} other {\u2066#\u2069 دقيقة}} ثم حاول مجددًا.',
  'email-not-read': '«{email}» ليس عنوان بريد إلكتروني. اكتبه مثل \u2066name@example.org\u2069.',
  'email-taken': 'هذا البريد الإلكتروني مسجّل هنا من قبل. سجّل الدخول به أو استعمل غيره.',
  'password-too-short':
    'كلمة المرور أقصر من {least, plural, zero {\u2066#\u2069 حرف} one {حرف واحد} two {حرفين} few {\u2066#\u2069 أحرف} many {\u2066#\u2069 حرفًا} other {\u2066#\u2069 حرف}}. استعمل أطول منها، كأن تكون من عدة كلمات.',
  'password-too-long':
    'كلمة المرور أطول من {most, plural, zero {\u2066#\u2069 حرف} one {حرف واحد} two {حرفين} few {\u2066#\u2069 أحرف} many {\u2066#\u2069 حرفًا} other {\u2066#\u2069 حرف}}. استعمل أقصر منها.',
  'password-too-common':
    'كلمة المرور هذه سهلة التخمين. استعمل عدة كلمات لا رابط بينها، أو كلمة يولّدها برنامج.',
  'password-wrong': 'كلمة المرور الحالية غير صحيحة. تحقق منها وحاول مجددًا.',
  'setup-code-wrong': 'رمز الإعداد هذا غير صالح. استعمل أحدث رمز ظهر عند بدء تشغيل مرصد.',
  'setup-done': 'عُيّن المدير الأول من قبل. سجّل الدخول أو اطلب دعوة من أحد المديرين.',
  'link-not-valid': 'استُعمل هذا الرابط من قبل أو انتهت صلاحيته أو سُحب. اطلب رابطًا جديدًا.',
  'last-administrator': 'هذا هو المدير الوحيد القادر على الدخول. عيّن مديرًا آخر أولًا.',
  'single-sign-on-away': 'مزوّد الهوية لا يجيب. أعد المحاولة بعد قليل، أو ادخل بكلمة المرور.',
  'not-set-up': 'هذه الخاصية غير مفعّلة في هذا التثبيت. راجع المسؤول عن تشغيله.',
  'warn-far-from-baseline':
    'الرقم {more, select, none {} other {{more} خط الأساس}}{less, select, none {} other {أقل من {less, select, 2 {نصف} 3 {ثلث} 4 {ربع} 5 {خمس} 6 {سدس} 7 {سبع} 8 {ثمن} 9 {تسع} 10 {عشر} other {\u20661/{less}\u2069}} خط الأساس}}. تحقق من الرقم ووحدته. إن كان صحيحًا فاذكر لماذا هو صحيح مع ذلك.',
  'warn-partial-period':
    'لم تنتهِ الفترة{period, select, none {} other { {period}}} بعد، ولذلك يُحفظ مجموعها حدًا أدنى. أدخل الرقم الكامل عند انتهائها.',
  'warn-period-overlap': 'تتداخل الفترة مع {period} التي لها رقم من قبل. تأكد من عدم العدّ مرتين.',
  'warn-same-figure':
    'الرقم نفسه{figure, select, none {} other { ({figure})}} من المصدر نفسه{source, select, none {} other {، {source}،}} مسجّل من قبل لهذه الفترة.',
  'warn-revises':
    'لهذا المصدر{source, select, none {} other { ({source})}} رقم سابق{figure, select, none {} other { ({figure})}} لهذه الفترة. عند الحفظ يصبح رقمك مراجعةً له، ويبقى الرقم السابق محفوظًا.',
  'warn-other-source':
    'يذكر مصدر آخر{source, select, none {} other {، {source}،}} القيمة {figure} لهذه الفترة. تُحفظ القيمتان ويوصى بإحداهما.',
  'warn-read-as-rate':
    'قُرئت القيمة معدلًا لكل {per, select, hour {ساعة} day {يوم} week {أسبوع} month {شهر} quarter {ربع سنة} year {سنة} other {{per}}}. إن كانت مجموع الفترة{period, select, none {} other { {period}}} فاكتب بعدها «في المجموع».',
  'warn-read-as-total':
    'قُرئت القيمة مجموعًا للفترة{period, select, none {} other { {period}}}. إن كانت معدلًا فاكتب بعدها «في اليوم» أو «في الشهر» أو «في السنة».',
  'warn-read-as-zero': 'قُرئت «{text}» صفرًا. إن لم يكن هناك رقم فاترك الحقل فارغًا.',
  'warn-source-before-period-end':
    'تاريخ المصدر سابق لنهاية الفترة{period, select, none {} other { {period}}}{date, select, none {} other {: {date}}}. لا يمكنه أن يغطي إلا جزءًا منها.',
} as const satisfies Translation<typeof en>;
