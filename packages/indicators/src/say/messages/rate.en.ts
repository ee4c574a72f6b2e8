/** Rates, after a figure with its unit. */
export const en = {
  long: '{figure}{per, select, day { a day} week { a week} month { a month} quarter { a quarter} year { a year} other {}}',
  compact:
    '{figure}{per, select, day {/day} week {/week} month {/month} quarter {/quarter} year {/year} other {}}',
} as const;
