import type { ServiceProblemCode } from '../../problem.js';

/** Problems of entries, requests and accounts, and warnings: like problems-of-figures.en.ts. */
export const en = {
  'period-in-future':
    'The period{period, select, none {} other { {period}}} has not begun yet{today, select, none {} other {: today is {today}}}. Enter a period that has begun.',
  'indicator-unknown': 'There is no indicator “{indicator}”. Choose one from the catalogue.',
  'dimension-unknown':
    'This indicator has no dimension “{dimension}”. Leave it out, or choose one the indicator has.',
  'dimension-code-unknown':
    '“{code}” is not a code of the dimension “{dimension}”{codes, select, none {} other {. Its codes are: {codes}}}.',
  'source-title-missing': 'The source has no title. Enter the title of the document or report.',
  'source-date-not-read':
    'The source date “{date}” could not be read. Write it like 2020, 2020-06 or 2020-06-16.',
  'source-date-in-future':
    'The source date {date} lies in the future{today, select, none {} other {: today is {today}}}. Check it.',
  'source-url-not-read': '“{url}” is not a web address. It must begin with http:// or https://.',
  'body-invalid':
    '{reason, select, none {The request could not be read} other {Not accepted: {reason}}}. Correct it and send it again.',
  'key-unknown':
    'The key “{key}” is not known here.{near, select, none {} other { Did you mean “{near}”?}} Leave it out or correct it{known, select, none {} other {; known are: {known}}}.',
  'key-repeated': 'The key “{key}” stands more than once in one object. Give it once.',
  'revision-conflict':
    'Somebody else was first: revision {live} is the newest now, and you decided on revision {seen}. Look at what changed, then decide again.',
  'observation-retracted': 'This figure is retracted. Restore it first, or enter it anew.',
  'observation-not-retracted': 'This figure is not retracted, so there is nothing to restore.',
  'export-too-large':
    'There are more than {most} rows, too many for this kind of file ({format}). Export one indicator, a shorter time, or CSV.',
  'indicator-archived':
    'The indicator “{indicator}” is archived: nothing new is entered for it. An administrator can bring it back.',
  'indicator-exists': 'There is an indicator “{indicator}” already. Choose another short name.',
  'indicator-of-catalogue':
    'This indicator comes with Marsad and cannot be edited. Make one of your own, with the definition you need.',
  'indicator-meaning-fixed':
    'Figures are recorded for this indicator, and this change would give them another meaning ({parts}). Make a new indicator for the new meaning.',
  'code-move-conflicts':
    '{count, plural, one {One figure cannot} other {# figures cannot}} be moved: for the same period “{into}” has one too ({periods}). Retract or correct one of each pair, then merge. Nothing was moved.',
  'code-move-rules':
    'Rules watch “{code}” by name: {rules}. Let them watch “{into}”, or delete them, then merge. Nothing was moved.',
  'code-move-open':
    '{count, plural, one {A figure} other {# figures}} of “{code}” {count, plural, one {is} other {are}} not on record yet. Decide on what waits for review, then merge. Nothing was moved.',
  'code-move-large': '{count} figures would move; at most {most} can be moved at once. Nothing was moved.',
  'edit-conflict':
    'Somebody else was first: this is version {version} now, and you decided on version {seen}. Look at what changed, then decide again.',
  'source-exists':
    'Another source has this title, publisher and address already. Use that one, or make the difference clear in the title.',
  'file-missing': 'No file came with the request. Send one as the form field “file”.',
  'file-empty': 'The file is empty: it has not a single byte. Save it anew and send it again.',
  'file-type-unknown':
    'The content of “{name}” is none of the kinds that are kept: PDF, PNG, JPEG, WebP, Word, Excel, OpenDocument without macros, or plain text. Save it as a PDF and add that.',
  'file-too-complex':
    '“{name}” takes too much time or memory to be looked at, so it is not kept. Save it anew, or as a PDF, and add that.',
  'uploads-enough':
    '{most, plural, one {# file} other {# files}} of yours {most, plural, one {is} other {are}} on the way already, as many as may be. Send this one once one of them has arrived.',
  'upload-stalled':
    'The file did not come in time, or nothing more of it came. Send it again over a better line, or make it smaller.',
  'baseline-other-indicator':
    'That figure belongs to another indicator. Choose one of this indicator as its baseline.',
  'receiver-exists': 'There is a receiver “{name}” already. Choose another name.',
  'receiver-token-missing':
    'A Telegram receiver needs the token of its bot: 123456:ABC…, as @BotFather gave it.',
  'receiver-token-anew':
    'The address leads to another server, which must not get the old token. Give the token again. Where the new server needs none, add a new receiver instead.',
  'receiver-chat-missing': 'A Telegram receiver needs its chat: a number, or @name of a channel.',
  'receiver-topic-missing':
    'The address of an ntfy receiver ends with its topic, as in https://ntfy.sh/my-topic.',
  'subscription-subject-unknown':
    'There is nothing called “{subject}” to follow. Choose an indicator, a topic or a rule that is there.',
  'subscriptions-enough': 'You follow {most} things already. Stop following one first.',
  'time-zone-not-known': '“{value}” is no time zone. Write its name, as in Asia/Damascus or Europe/Berlin.',
  'unsubscribe-link-not-valid':
    'This link is not whole, or was made by another installation. Sign in and choose what you are told.',
  'receiver-url-missing': 'A webhook and an Alertmanager need a web address to send to.',
  'receiver-to-missing': 'E-mail needs at least one address to send to.',
  'receiver-unknown':
    'There is no receiver “{receiver}”{receivers, select, none {} other {. There are: {receivers}}}. Choose one by its id, or add it first.',
  'receiver-removed':
    'The receiver “{receiver}” was removed, so nobody is told through it. Take it off the rule{receivers, select, none {} other {, or choose among: {receivers}}}.',
  'duration-out-of-range':
    'This time is out of range: it has to be between {least} and {most}. Write it like 30s, 5m, 4h or 1d.',
  'label-reserved':
    '“{label}” is a label that Marsad sets itself, or that Prometheus keeps for itself (names that begin with two underscores). Choose another name.',
  'label-of-dimension':
    'Alerts of this indicator carry the label “{label}” already, for its dimension “{dimension}”. Choose another name.',
  'label-value-missing': 'The label “{label}” has no value. Give it one, or leave the label out.',
  'dimension-reserved':
    'A dimension can’t be called “{dimension}”: alerts carry a label of that name already. Reserved are: {labels}. Choose another name.',
  'dimension-label-taken':
    'The dimension “{dimension}” would carry the label “{label}”, which something else has already ({other}). Choose another name.',
  'matcher-not-read':
    '“{text}” could not be read. Write the label, an equals sign and the value, such as severity=critical or site="al hol".',
  'matcher-label-invalid':
    '“{label}” can’t be the name of a label. A name has letters, digits and underscores, and does not begin with a digit.',
  'matcher-pattern':
    'There are no patterns here: “{label}” is compared with one value. Write {label}="value", and one more for each other value.',
  'matcher-value-missing':
    'There is no value for “{label}”, and that would mean every alert without this label. Write the value, such as {label}="value".',
  'matcher-value-unquoted':
    '“{value}” could be meant as more than one value. Write one label and one value each, and put quotes around a value of several words: {label}="value".',
  'matcher-value-unknown': 'No alert has “{label}” with the value “{value}”. Its values are: {values}.',
  'silence-of-everything': 'Name at least one label: a silence without one would hide every alert.',
  'silence-not-equal':
    'A silence goes by what a label is, not by what it is not: that would hide every alert without “{label}” too. Write {label}="value" for each value that is to be silent.',
  'silence-label-twice':
    '“{label}” stands here twice, and no alert has two values of it. Make one silence for each value.',
  'silence-label-unknown':
    'No alert can have the label “{label}”, so nothing would be silent. The labels that alerts have are: {labels}.',
  'silence-value-unknown':
    'No alert can have “{label}” with the value “{value}”, so nothing would be silent. Check the value.',
  'work-not-stuck': 'This piece of work is not stuck any more: it was done, or given up.',
  'work-discarded':
    'The figure was given up before it was recorded{reason, select, none {} other {: {reason}}}. Enter it again.',
  'delivery-on-its-way': 'This message is on its way already. Wait for what comes of it.',
  'silence-reversed': 'The silence ends before it starts. Choose a later end.',
  'silence-over': 'This silence has ended already.',
  'alert-over': 'This alert has ended, so there is nothing to acknowledge.',
  'until-is-past': 'That time has passed already. Choose a later one.',
  'assignee-unknown':
    'Nobody of this id may act on alerts. Choose an editor or an administrator who can sign in.',
  'rule-other-indicator': 'A rule stays with its indicator. Make a new rule for the other one.',
  'no-baseline': 'This series has no baseline, so there is none to give up.',
  'submission-not-open':
    'This figure is not waiting any more: somebody decided, or it was taken back. Look at what became of it.',
  'undo-too-late': 'It can be undone for a minute after it was recorded. Ask an editor to retract it.',
  'submission-not-yours': 'Only whoever handed this figure in can change it.',
  'comment-missing': 'Say why: whoever handed the figure in has to know what to mend.',
  'brief-link-not-valid':
    'This link has expired, was withdrawn, or never led anywhere. Ask whoever sent it for a new one.',
  'brief-links-enough': 'There are {most} links to briefs already. Withdraw one that is no longer needed.',
  'brief-expires-late':
    'A link opens for at most {most, plural, one {# day} other {# days}}. Choose an earlier end.',
  'public-chart-not-there':
    'There is no chart at this address: it ended, was withdrawn, or never was. Ask whoever gave you the address for another one.',
  'public-charts-enough': 'There are {most} public charts already. Withdraw one that is no longer needed.',
  'public-chart-ends-late':
    'The end of a public chart lies at most {most, plural, one {# day} other {# days}} ahead. Choose an earlier day, or none.',
  'not-archived': 'This indicator is not archived, so there is nothing to bring back.',
  'warn-parts-not-total':
    'The parts of {period} and its stated total cannot both be right: they come to {sum}, the total is {total}. Check both.',
  'warn-outside-expected':
    'Going by the last {figures} figures, one would expect{lower, select, none {} other { at least {lower}}}{upper, select, none {} other { at most {upper}}}. Check the figure and its unit. If it is right, say why it is right all the same.',
  'nothing-changed': 'Nothing would change: the figure and what is said of it are as they were.',
  'figure-there-already':
    'That source already has a figure for {period} there: “{text}”. Correct that one and retract this one, or name another place.',
  'figure-there-retracted':
    'That source had a figure for {period} there, “{text}”, which was retracted. Restore and correct that one and retract this one, or name another place.',
  'not-the-baseline':
    'No series is compared with this figure, so it cannot stay the baseline. Pin it as the baseline instead.',
  'not-recommended-by-choice':
    'No editor chose this source for its period, so there is no choice to give up.',
  'faults-left-out':
    '{count, plural, one {One more thing is} other {# more things are}} wrong and not listed. Correct what is, and send it again.',
  'idempotency-key-reused':
    'This idempotency key was already used for a different submission. Use a new key for new content.',
  'not-found': 'There is nothing at this address. Check the identifier.',
  'unsupported-media-type': 'The content type is not supported. Send {expected}.',
  'payload-too-large':
    'The request is too large{most, select, none {} other {: at most {most} bytes are taken}}. Send it in smaller parts.',
  'backtest-too-large':
    'This rule is for more figures than can be tried out at once (at most {most}). Choose a part by its dimensions.',
  'backtest-too-long':
    'Trying this rule out took longer than {seconds, plural, one {# second} other {# seconds}} and was given up. Choose a part by its dimensions, or ask fewer conditions.',
  'backtests-enough':
    '{whose, select, all {Many rules are being tried out at the moment.} other {You are trying out rules already.}} Wait {seconds, plural, one {# second} other {# seconds}} and try again.',
  'body-too-slow':
    'The content of the request did not arrive within {seconds, plural, one {# second} other {# seconds}}. Send it again, all at once.',
  'too-many-at-once':
    '{whose, select, all {Marsad is asked for more at once than it can do.} other {You have as many requests under way as one may have ({most}).}} Wait {seconds, plural, one {# second} other {# seconds}} and try again{whose, select, all {} other {, with fewer at a time}}.',
  'backlog-full':
    'Marsad has more figures to record than it can at the moment ({waiting}). This one was not taken in: send it again in {seconds, plural, one {# second} other {# seconds}}.',
  'too-many-streams':
    '{whose, select, all {Marsad keeps as many live connections as it can ({most}).} other {You have as many live connections open as one may have ({most}). Close pages that you no longer need.}} Pages without one show what is new when they are loaded again.',
  'too-many-writes':
    'You have sent as many changes as one may in a minute ({most}). Wait {seconds, plural, one {# second} other {# seconds}} and go on.',
  'host-not-allowed':
    'This server does not answer to the host name{host, select, none {} other { “{host}”}}. Set PUBLIC_URL to the address you use.',
  'origin-not-allowed':
    'Requests from the origin{origin, select, none {} other { “{origin}”}} are not allowed. Open Marsad at its own address.',
  'query-invalid':
    'The query parameter{parameter, select, none {} other { “{parameter}”}}{value, select, none {} other { with the value “{value}”}} could not be read{reason, select, none {} other {: {reason}}}. Correct it and try again.',
  'parameter-unknown':
    'The query parameter “{parameter}” is not known here.{near, select, none {} other { Did you mean “{near}”?}} Leave it out or correct it{known, select, none {} other {; known are: {known}}}.',
  'parameter-repeated': 'The query parameter “{parameter}” was given more than once. Give it once.',
  'header-invalid':
    'The header{parameter, select, none {} other { “{parameter}”}}{value, select, none {} other { with the value “{value}”}} could not be read{reason, select, none {} other {: {reason}}}. Correct it and try again.',
  'path-invalid':
    'The address could not be read{reason, select, none {} other {: {reason}}}. Correct it and try again.',
  'method-not-allowed': 'This address does not take {method}. It takes {allowed}.',
  'headers-too-long':
    'The headers of the request, or its address, are too long: at most {most} bytes are taken. Shorten them.',
  'request-not-read': 'The request breaks off or cannot be read. Send it again.',
  'not-ready': 'Marsad is still starting, or a part of it is not available. Try again shortly.',
  'too-busy': 'Marsad has as much work of this kind as it takes at once. Try again shortly.',
  'database-away':
    '{sent, select, key {The connection to the database broke off, so Marsad does not know whether this was saved. Send it again with the same Idempotency-Key: it is saved once.} write {The connection to the database broke off, so Marsad does not know whether this was saved. Look whether it was before you send it again.} other {The database cannot be reached at the moment. Try again in a few seconds.}}',
  'database-busy':
    'The database did not finish in time, because something else holds what this needs. Try again in a moment.',
  'database-full':
    'The database has no room left, so nothing can be saved. Whoever runs Marsad has to make room; then try again.',
  'database-read-only':
    'The database takes no changes at the moment, so nothing can be saved. Try again in a moment.',
  internal: 'Something went wrong inside Marsad. Try again; if it happens again, look in the server’s log.',
  'sign-in-required': 'Nobody is signed in here. Sign in, or send an API token that is valid.',
  'signed-in-as-another':
    'Somebody else has signed in here since this page was opened, so nothing was done. Open the page anew to see who.',
  'role-too-low':
    'This needs the role {needed, select, viewer {viewer} contributor {contributor} editor {editor} admin {administrator} other {{needed}}}{held, select, none {} other {; yours is {held, select, viewer {viewer} contributor {contributor} editor {editor} admin {administrator} other {{held}}}}}. An administrator can give you another.',
  'proof-required':
    'This step asks once more who you are: prove it with your password or a passkey, and then try again.',
  'proof-missing': 'Give your password or a passkey, one of the two.',
  'people-only': 'This is for people who are signed in; an API token cannot do it.',
  'sign-in-failed': 'The e-mail address or the password is not right. Check both and try again.',
  'second-factor-failed':
    'The code is not right, or it has expired. Enter the newest one that your authenticator shows.',
  'passkey-failed': 'The passkey was not accepted. Try again, or sign in with your password.',
  'too-many-attempts':
    'Too many attempts. Wait {minutes, plural, one {# minute} other {# minutes}} and try again{step, select, signIn {. What works at once: a browser where you have signed in before, a passkey, or a link for a new password} totp {. A backup code or a passkey works at once} again {. Begin with your password} other {}}.',
  'email-not-read': '“{email}” is not an e-mail address. Write it like name@example.org.',
  'email-taken': 'Somebody here has this e-mail address already. Sign in with it, or use another.',
  'password-too-short':
    'The password has fewer than {least, plural, one {# character} other {# characters}}. Use a longer one, such as several words.',
  'password-too-long':
    'The password has more than {most, plural, one {# character} other {# characters}}. Use a shorter one.',
  'password-too-common':
    'This password is easy to guess: names, a word followed by a year or signs, and rows of keys are tried first. Use several words that do not belong together, or have one generated.',
  'password-wrong': 'The current password is not right. Check it and try again.',
  'setup-code-wrong':
    'This set-up code is not valid. Use the newest one that the console printed when Marsad started.',
  'setup-done':
    'The first administrator has been made already. Sign in, or ask an administrator to invite you.',
  'link-not-valid': 'This link was used already, has expired or was withdrawn. Ask for a new one.',
  'last-administrator':
    'This is the only administrator who can sign in. Make somebody else an administrator first.',
  'single-sign-on-away':
    'The identity provider does not answer. Try again in a while, or sign in with your password.',
  'not-set-up': 'This is not set up in this installation. Ask whoever runs it.',
  'warn-far-from-baseline':
    'The figure is {more, select, none {} other {{more} the baseline}}{less, select, none {} other {less than {less, select, 2 {half} 3 {a third} 4 {a quarter} 5 {a fifth} 6 {a sixth} 7 {a seventh} 8 {an eighth} 9 {a ninth} 10 {a tenth} other {1/{less}}} of the baseline}}. Check the figure and its unit. If it is right, say why it is right all the same.',
  'warn-partial-period':
    'The period{period, select, none {} other { {period}}} is not over yet: its total is kept as a lower bound. Enter the full figure when it is over.',
  'warn-period-overlap':
    'The period overlaps {period}, which already has a figure. Check that nothing is counted twice.',
  'warn-same-figure':
    'The same figure{figure, select, none {} other { ({figure})}} from the same source{source, select, none {} other {, {source},}} is already on record for this period.',
  'warn-revises':
    'This source{source, select, none {} other {, {source},}} already gives a figure{figure, select, none {} other { ({figure})}} for this period. Saving makes yours its revision; the earlier one is kept.',
  'warn-other-source':
    'Another source{source, select, none {} other {, {source},}} already reports {figure} for this period. Both are kept; one is recommended.',
  'warn-read-as-rate':
    'The figure was read as a rate per {per, select, hour {hour} day {day} week {week} month {month} quarter {quarter} year {year} other {{per}}}. If it is the total of the period{period, select, none {} other { {period}}}, write “in total” after it.',
  'warn-read-as-total':
    'The figure was read as the total of the period{period, select, none {} other { {period}}}. If it is a rate, write “a day”, “a month” or “a year” after it.',
  'warn-read-as-zero': '“{text}” was read as 0. If there is no figure, leave the field empty.',
  'warn-source-before-period-end':
    'The source is dated before the period{period, select, none {} other { {period}}} ends{date, select, none {} other {: {date}}}. It can only report part of it.',
} as const satisfies Readonly<Record<ServiceProblemCode, string>>;
