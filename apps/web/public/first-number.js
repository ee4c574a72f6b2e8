// A worker. The browser looks up how a language writes numbers and days when the first is written, which takes as long
// as drawing a page; what it found is there for the whole of it. So the first is written here, beside the page's own thread.
const locale = self.name;
const day = new Date(0);
new Intl.NumberFormat(locale, { maximumFractionDigits: 20 }).format(0.5);
new Intl.PluralRules(locale).select(0);
for (const month of ['short', 'long'])
  new Intl.DateTimeFormat(locale, { day: 'numeric', month, year: 'numeric', hour: 'numeric' }).format(day);
self.close();
