/** What a chart that anybody may see is made of. */
export const mostChartSeries = 6;
/** So long ahead may its end be, where it has one. */
export const mostChartDays = 3_660;

/** How its heights are drawn: plain, logarithmic, or as an index of the baseline. */
export const chartScales = ['linear', 'log', 'indexed'] as const;
export type ChartScale = (typeof chartScales)[number];

/** What its heights stand for: figures on the indicator's basis, or as their sources give them. */
export const chartHeights = ['compared', 'given'] as const;
export type ChartHeights = (typeof chartHeights)[number];
