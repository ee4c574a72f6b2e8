/** What an alert compared, and how sure the comparison is. What was measured is named with its own size; the sentence about it follows. */
export const en = {
  'more.certain': '{value} is certainly more than {threshold}.',
  'more.possible': '{value} may be more than {threshold}, but need not be.',
  'more.no': '{value} is not more than {threshold}.',
  'atLeast.certain': '{value} is certainly at least {threshold}.',
  'atLeast.possible': '{value} may reach {threshold}, but need not.',
  'atLeast.no': '{value} does not reach {threshold}.',
  'less.certain': '{value} is certainly less than {threshold}.',
  'less.possible': '{value} may be less than {threshold}, but need not be.',
  'less.no': '{value} is not less than {threshold}.',
  'atMost.certain': '{value} is certainly at most {threshold}.',
  'atMost.possible': '{value} may be at most {threshold}, but need not be.',
  'atMost.no': '{value} is more than {threshold}.',

  'measured.ratio': 'the figure, {size},',
  'measured.change': 'the change from the period before ({size})',
  'measured.percent': 'the change from the period before ({size})',
  'measured.year-ago': 'the change from the same time a year before ({size})',
  anyRatio: 'the figure',
  risesFromZero: 'the rise from zero, which is beyond any percentage,',

  'overdue.certain': 'The next figure should be there by now, and is not.',
  'overdue.possible': 'The next figure may be overdue.',
  'overdue.no': 'No figure is overdue.',
  'overdue.nodata': 'Whether a figure is overdue is not known.',
  'disagreement.certain': 'Two sources of this period cannot both be right.',
  'disagreement.ofPart': 'Two sources of one of its parts cannot both be right.',
  'disagreement.possible': 'Two sources of this period may disagree.',
  'disagreement.no': 'The sources of this period can all be right.',
  'disagreement.nodata': 'There is no figure whose sources could disagree.',
  'tension.certain': 'The two sides of the check cannot both be right: {left} against {right}.',
  'tension.no': 'The two sides of the check can both be right: {left} against {right}.',
  'tension.nodata': 'The check cannot tell: a figure is missing.',

  'ewma.certain':
    'The EWMA chart has certainly left its limits{side, select, worse { on the worse side} other {}}.',
  'ewma.possible':
    'The EWMA chart may have left its limits{side, select, worse { on the worse side} other {}}, but need not have.',
  'ewma.no': 'The EWMA chart is within its limits.',
  'ewma.nodata': 'There is no EWMA chart of this period.',
  'cusum.certain':
    'The CUSUM chart has certainly passed its limit{side, select, worse { on the worse side} other {}}.',
  'cusum.possible':
    'The CUSUM chart may have passed its limit{side, select, worse { on the worse side} other {}}, but need not have.',
  'cusum.no': 'The CUSUM chart is within its limit.',
  'cusum.nodata': 'There is no CUSUM chart of this period.',

  'value-missing': 'There is no figure for this period, so nothing was compared.',
  'no-baseline': 'There is no baseline to compare with.',
  'no-floor': 'The baseline has no floor, so there was nothing to compare with.',
  'no-ceiling': 'The baseline has no ceiling, so there was nothing to compare with.',
  'no-such-end': 'The baseline has no such end, so there was nothing to compare with.',
  'zero-baseline': 'The baseline is zero, and no figure is a multiple of zero.',
  'below-zero':
    'One of the two figures is, or may be, below zero: their ratio says nothing, so nothing was compared.',
  'no-earlier-figure': 'There is no figure for the period right before to have changed from.',
  'no-year-earlier': 'There is no figure for the same time a year before to have changed from.',
} as const;
