/** A web page as text: scripts are not run, nothing is fetched, and what frames its text is left out. */
import { Parser } from 'htmlparser2';
import { readingFault } from './fault.js';
import { type ExtractedText, Paragraphs } from './text.js';

/** What holds no text of the page, or what stands on every page of its site. */
const leftOut = new Set(
  (
    'script style noscript template iframe object embed svg math canvas audio video map select option button input ' +
    'textarea datalist nav footer dialog head'
  ).split(' '),
);
/** What begins and ends a paragraph. */
const blocks = new Set(
  (
    'address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure form h1 h2 h3 ' +
    'h4 h5 h6 header hr html legend li main ol p pre section summary table tbody tfoot thead title tr ul'
  ).split(' '),
);
const headings = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6']);
/** They have no end. */
const empty = new Set('area base br col embed hr img input link meta source track wbr'.split(' '));

/** Tags within each other: what is deeper is no page, and costs more with each of them. */
const mostDepth = 20_000;

export function htmlText(html: string): ExtractedText {
  const page = new Page();
  const parser = new Parser(page, { decodeEntities: true, lowerCaseTags: true });
  parser.write(html);
  parser.end();
  page.flush();
  return { kind: 'html', pages: null, paragraphs: page.paragraphs.all, notes: [] };
}

class Page {
  readonly paragraphs = new Paragraphs();
  #pieces: string[] = [];
  /** How deep in what is left out; the name of what began it. */
  #skipped: string | null = null;
  #depth = 0;
  #isHeading = false;
  #open = 0;

  onopentag = (name: string, attributes: Readonly<Record<string, string>>): void => {
    this.#open += 1;
    if (this.#open > mostDepth) throw readingFault('reading-damaged', { part: 'HTML' });
    if (this.#skipped !== null) {
      if (name === this.#skipped && !empty.has(name)) this.#depth += 1;
      return;
    }
    if ((leftOut.has(name) || isHidden(attributes)) && !empty.has(name)) {
      this.#skipped = name;
      this.#depth = 1;
    } else if (name === 'br') this.#pieces.push('\n');
    else if (name === 'td' || name === 'th') {
      if (this.#pieces.some((piece) => piece.trim() !== '')) this.#pieces.push(' | ');
    } else if (blocks.has(name)) {
      this.flush();
      this.#isHeading = headings.has(name);
    }
  };

  ontext = (text: string): void => {
    if (this.#skipped === null) this.#pieces.push(text);
  };

  onclosetag = (name: string): void => {
    this.#open -= 1;
    if (this.#skipped !== null) {
      if (name !== this.#skipped) return;
      this.#depth -= 1;
      if (this.#depth === 0) this.#skipped = null;
    } else if (blocks.has(name)) this.flush();
  };

  flush(): void {
    this.paragraphs.add(this.#pieces.join(''), { isHeading: this.#isHeading });
    this.#pieces = [];
    this.#isHeading = false;
  }
}

function isHidden({ hidden, style }: Readonly<Record<string, string>>): boolean {
  return hidden !== undefined || /display\s*:\s*none|visibility\s*:\s*hidden/i.test(style ?? '');
}
