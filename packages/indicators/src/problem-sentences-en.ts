import type { ProblemCode } from './problem.js';

/** What is wrong, with the value, and how to mend it. The gaps are explained in sentence.ts. */
export const problemSentencesEn: Readonly<Record<ProblemCode, string>> = {
  'figure-not-read':
    '“{text}” could not be read as a figure. Write it like 959, 60-70, more than 400, at least 50, less than 10 or about 1,200.',
  'figure-ambiguous':
    '“{text}” can mean {first} or {second}. Write it so that only one is meant, for example 1,200 or 1.2.',
  'figure-missing':
    'There is no figure here. Enter one, or leave the period out: nothing known is not the same as 0.',
  'figure-not-finite':
    '“{value}” is not a finite number. Enter a number, or “more than …” where there is no upper bound.',
  'figure-negative': 'This indicator cannot be negative, but the figure is {value}. Enter 0 or more.',
  'figure-not-integer':
    'This indicator counts whole units, but the figure is {value}. Enter a whole number, or a rate such as “4.5 a day”.',
  'figure-bounds-reversed':
    'The lower bound {lower} and the upper bound {upper} leave nothing between them. Put the smaller number first.',
  'figure-too-precise':
    '{value} has {digits} significant digits; at most {most} can be kept exactly. Round it.',
  'figure-unit-mismatch':
    'The figure is in “{unit}”, but this indicator is kept in {expected:unit}. Convert it, or leave the unit out.',
  'figure-per-mismatch':
    'The figure is “per {per:time}”, which this indicator cannot take. A flow takes rates per day, month or year; other indicators take none.',
  'figure-too-long':
    'The text has {length} characters; a figure may have at most {most}. Enter the figure alone and put the rest in the note.',
  'figure-out-of-range': '{value} is too large or too close to 0 to calculate with. Check the figure.',
  'figure-qualifier-mismatch':
    'The qualifier “{qualifier}” does not fit the bounds given with it. Change one of them, or leave the qualifier out.',
  'figure-text-mismatch':
    'The words “{text}” say something other than the numbers sent with them. Make them agree, or leave the words out.',
  'period-not-read':
    '“{text}” could not be read as a period. Write it like 2020, 2020-Q1, 2020-S1, 2020-03, 2020-W05, 2020-03-14, 2019-01-01/P9M or 2019-01/2019-09.',
  'period-month-out-of-range': 'There is no month {month}. Months run from 01 to 12.',
  'period-day-out-of-range': 'There is no day {day} in that month[, which has {days} days]. Check the date.',
  'period-week-out-of-range':
    'There is no week {week}[ in {year:year}, which has {weeks} weeks]. Weeks are counted as in ISO 8601.',
  'period-quarter-out-of-range': 'There is no quarter {quarter}. Quarters run from Q1 to Q4.',
  'period-half-out-of-range': 'There is no half-year {half}. Half-years are S1 and S2.',
  'period-reversed': 'The period ends before it starts[: {start} to {end}]. Put the earlier date first.',
  'period-empty': 'The period[ “{text}”] covers no day. Enter at least one day.',
  'period-out-of-range':
    'The period reaches a year[ ({year:year})] outside {first:year} to {last:year}. Check the year.',
  'period-in-future':
    'The period[ {period}] has not begun yet[: today is {today}]. Enter a period that has begun.',
  'period-too-long': 'The period is longer than {years} years. Check its ends.',
  'indicator-unknown': 'There is no indicator “{indicator}”. Choose one from the catalogue.',
  'dimension-unknown':
    'This indicator has no dimension “{dimension}”. Leave it out, or choose one the indicator has.',
  'dimension-code-unknown':
    '“{code}” is not a code of the dimension “{dimension}”[. Its codes are: {codes}].',
  'source-title-missing': 'The source has no title. Enter the title of the document or report.',
  'source-date-not-read':
    'The source date “{date}” could not be read. Write it like 2020, 2020-06 or 2020-06-16.',
  'source-date-in-future': 'The source date {date} lies in the future[: today is {today}]. Check it.',
  'source-url-not-read': '“{url}” is not a web address. It must begin with http:// or https://.',
  'body-invalid': 'The request could not be read[: {reason}]. Correct it and send it again.',
  'idempotency-key-reused':
    'This idempotency key was already used for a different submission. Use a new key for new content.',
  'not-found': 'There is nothing at this address. Check the identifier.',
  'unsupported-media-type': 'The content type is not supported. Send application/json.',
  'payload-too-large':
    'The request is too large[: at most {most} bytes are taken]. Send it in smaller parts.',
  'host-not-allowed':
    'This server does not answer to the host name[ “{host}”]. Set PUBLIC_URL to the address you use.',
  'origin-not-allowed':
    'Requests from the origin[ “{origin}”] are not allowed. Open Marsad at its own address.',
  'query-invalid': 'A query parameter could not be read[: {reason}]. Correct it and try again.',
  'not-ready': 'Marsad is still starting, or a part of it is not available. Try again shortly.',
  internal: 'Something went wrong inside Marsad. Try again; if it happens again, look in the server’s log.',
  'sign-in-required': 'Nobody is signed in here. Sign in, or send an API token that is valid.',
  'role-too-low':
    'This needs the role {needed:role}[; yours is {held:role}]. An administrator can give you another.',
  'people-only': 'This is for people who are signed in; an API token cannot do it.',
  'sign-in-failed': 'The e-mail address or the password is not right. Check both and try again.',
  'second-factor-failed':
    'The code is not right, or it has expired. Enter the newest one that your authenticator shows.',
  'passkey-failed': 'The passkey was not accepted. Try again, or sign in with your password.',
  'too-many-attempts': 'Too many attempts. Wait {minutes} minutes and try again.',
  'email-not-read': '“{email}” is not an e-mail address. Write it like name@example.org.',
  'email-taken': 'Somebody here has this e-mail address already. Sign in with it, or use another.',
  'password-too-short':
    'The password has fewer than {least} characters. Use a longer one, such as several words.',
  'password-too-long': 'The password has more than {most} characters. Use a shorter one.',
  'password-too-common':
    'This password is easy to guess. Use several words that do not belong together, or have one generated.',
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
    'The figure is more than {factor} times the baseline, or less than one {factor}th of it. Check the figure and its unit, and say why in the note.',
  'warn-partial-period':
    'The period[ {period}] is not over yet: its total is kept as a lower bound. Enter the full figure when it is over.',
  'warn-period-overlap':
    'The period overlaps {period}, which already has a figure. Check that nothing is counted twice.',
  'warn-same-figure':
    'The same figure[ ({figure})] from the same source[, {source},] is already on record for this period.',
  'warn-revises':
    'This source[, {source},] already gives a figure[ ({figure})] for this period. Saving makes yours its revision; the earlier one is kept.',
  'warn-other-source':
    'Another source[, {source},] already reports {figure} for this period. Both are kept; one is recommended.',
  'warn-read-as-rate':
    'The figure was read as a rate per {per:time}. If it is the total of the period[ {period}], write “in total” after it.',
  'warn-read-as-total':
    'The figure was read as the total of the period[ {period}]. If it is a rate, write “a day”, “a month” or “a year” after it.',
  'warn-source-before-period-end':
    'The source is dated before the period[ {period}] ends[: {date}]. It can only report part of it.',
};
