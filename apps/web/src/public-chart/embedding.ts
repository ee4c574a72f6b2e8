/** The code that shows a public chart in another site's page. */

/** Of one series; several stand side by side, or one below the other. In pixels, where the page is narrow. */
const heights = { one: 760, more: 420 } as const;

/** @param title what a screen reader calls the frame. */
export function embedding(link: string, title: string, series: number): string {
  const height = series === 1 ? heights.one : 120 + heights.more * series;
  return `<iframe src="${escaped(link)}" title="${escaped(title)}" width="100%" height="${height}" style="border:0" loading="lazy" referrerpolicy="no-referrer"></iframe>`;
}

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
