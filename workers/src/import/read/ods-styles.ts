/** What an OpenDocument spreadsheet says of how its cells and sheets are shown, as far as a table depends on it. */
import type { Attributes } from './xml.js';

/** More than any program writes. */
const mostStyles = 100_000;

export class OdsStyles {
  private readonly hiddenTables = new Set<string>();
  private readonly dataStyles = new Map<string, string>();
  private readonly dates = new Map<string, Set<string>>();
  private style: string | null = null;
  private date: Set<string> | null = null;

  opened(name: string, attributes: Attributes): void {
    switch (name) {
      case 'style':
        this.style = attributes['style:name'] ?? null;
        this.addDataStyle(attributes['style:data-style-name']);
        return;
      case 'table-properties':
        if (attributes['table:display'] === 'false' && this.style !== null) this.hiddenTables.add(this.style);
        return;
      case 'date-style':
        this.date = new Set();
        if (this.dates.size < mostStyles) this.dates.set(attributes['style:name'] ?? '', this.date);
        return;
      default:
        this.date?.add(name);
    }
  }

  private addDataStyle(dataStyle: string | undefined): void {
    if (this.style !== null && dataStyle !== undefined && this.dataStyles.size < mostStyles)
      this.dataStyles.set(this.style, dataStyle);
  }

  closed(name: string): void {
    if (name === 'date-style') this.date = null;
    else if (name === 'style') this.style = null;
  }

  isHidden(tableStyle: string | undefined): boolean {
    return tableStyle !== undefined && this.hiddenTables.has(tableStyle);
  }

  /** How much of a date a cell of that style shows. */
  shownOf(style: string | undefined): 'day' | 'month' | 'year' {
    const parts = style === undefined ? undefined : this.dates.get(this.dataStyles.get(style) ?? '');
    if (parts === undefined || parts.has('day') || !parts.has('year')) return 'day';
    return parts.has('month') ? 'month' : 'year';
  }
}
