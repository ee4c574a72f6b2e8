/** What is said of a series before and after something. Amounts, lengths and periods come in words. */
export const en = {
  'length.day': '{count, plural, one {# day} other {# days}}',
  'length.week': '{count, plural, one {# week} other {# weeks}}',
  'length.month': '{count, plural, one {# month} other {# months}}',
  'length.year': '{count, plural, one {# year} other {# years}}',

  windows: 'Held against each other: {before} before it and {after} after it, {length} each.',
  'limit.before':
    'There are figures from a shorter time before it than after it: the time after is cut to that length.',
  'limit.after':
    'There are figures from a shorter time after it than before it: the time before is cut to that length.',
  'side.before': 'Before: {points, plural, one {# figure} other {# figures}}, on average {mean}.',
  'side.after': 'After: {points, plural, one {# figure} other {# figures}}, on average {mean}.',
  'side.before.open':
    'Before: {points, plural, one {# figure} other {# figures}}, without bounds to average.',
  'side.after.open': 'After: {points, plural, one {# figure} other {# figures}}, without bounds to average.',
  missing:
    'Periods without a figure: {before, plural, =0 {none} other {#}} before it, {after, plural, =0 {none} other {#}} after it.',

  'difference.higher': 'The average after is higher by {amount}.',
  'difference.lower': 'The average after is lower by {amount}.',
  'difference.equal': 'The two averages are equal.',
  'difference.either': 'Which average is the higher one is not certain: the difference is {amount}.',
  'difference.open': 'What the figures leave open is too much to say how far the averages differ.',

  'test.higher':
    'The figures after it are higher than those before it, and chance alone would seldom part them so: p {p}.',
  'test.lower':
    'The figures after it are lower than those before it, and chance alone would seldom part them so: p {p}.',
  'test.undecided':
    'Not decided: some of the values the figures allow show a difference, others do not: p {p}.',
  'test.not-shown':
    'No difference is shown that chance alone would not often make: p {p}. That does not mean there is none.',
  'test.too-few':
    'Not enough to say whether chance alone would part them so: that needs {least} figures on either side, and there {before, plural, one {is #} other {are #}} before and {after} after.',

  'season.part-of-year':
    'The two times are no whole years, or lack figures of different seasons: some of the difference may be the season.',

  'left.during':
    '{count, plural, one {# figure} other {# figures}} of the time itself {count, plural, one {is} other {are}} on neither side.',
  'left.otherLength':
    '{count, plural, one {# figure is} other {# figures are}} left out, of a period of another length than most.',
  'left.unfinished':
    '{count, plural, one {# figure is} other {# figures are}} left out, of a period that was not over.',
  'left.beyond':
    '{count, plural, one {# figure is} other {# figures are}} left out, earlier or later than the two times.',

  'status.recommended': 'It was recommended; nothing here says that it was done.',
  'status.decided': 'It was decided; nothing here says that it was done.',
  'status.dropped': 'It was dropped.',
  'status.reported': 'It was reported, and is not confirmed.',

  caution:
    'What came after is not for that reason its effect: other things happened in that time too, and what rose or fell before may have gone on.',
  'caution.test':
    'The test takes the figures to be independent of one another, which figures in a row seldom are: p may be too small.',

  'no-figures': 'There is no figure yet of a period that is over.',
  'no-figures-before': 'There is no figure before it to compare with.',
  'no-figures-after': 'There is no figure after it yet.',
  'overlapping-periods': 'Some of the periods overlap, so that the same events would count twice.',

  'method.exact': 'Mann–Whitney U test (Wilcoxon rank sum), every way to deal the figures out gone through',
  'method.approximate': 'Mann–Whitney U test (Wilcoxon rank sum), normal approximation',
} as const;
