/** One page, looked at in every way somebody may look at it: two languages, two themes, a wide and a narrow window. */
import type { Page } from 'playwright-core';
import { violationsOn } from './browser.js';
import { followed, settled } from './settled.mjs';

export interface Visit {
  readonly page: Page;
  /** What its console complained of. */
  readonly complaints: string[];
  readonly url: string;
  /** Seen before anything is looked at; by default the page's heading. */
  readonly waitFor?: string;
  /** Complaints that belong to the page: a browser tells of an answer of 404 by itself. */
  readonly expected?: RegExp;
}

/** Theme and width change on the open page, as they do for a reader; a theme changes nothing but colours. */
const looks = [
  { width: 1440, theme: 'light', whole: true },
  { width: 1440, theme: 'dark', whole: false },
  { width: 360, theme: 'dark', whole: true },
  { width: 360, theme: 'light', whole: false },
] as const;

/** Everything that is wrong with a page, each with the language, the width and the theme it is wrong in. */
export async function faultsOf({
  page,
  complaints,
  url,
  waitFor = 'main h1',
  expected,
}: Visit): Promise<string[]> {
  const faults: string[] = [];
  const requests = followed(page);
  for (const language of ['en', 'ar'] as const) {
    complaints.length = 0;
    requests.open.clear();
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    await page.setViewportSize({ width: 1440, height: 900 });
    const address = new URL(url);
    address.searchParams.set('lang', language);
    await page.goto(address.href);
    await page.locator(waitFor).first().waitFor();
    await settled(page, requests.open);
    for (const { width, theme, whole } of looks) {
      const say = (fault: string) => faults.push(`${language} ${width} ${theme}: ${fault}`);
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
      await settled(page, requests.open);
      for (const fault of await page.evaluate(lookedAt, { language, theme })) say(fault);
      for (const violation of await violationsOn(page, whole ? undefined : ['color-contrast']))
        say(violation);
      // Where a page is read from decides nothing of how it is walked: each of the two ways once.
      if ((language === 'en') === (width === 1440) && whole)
        for (const fault of await walked(page)) say(fault);
    }
    for (const complaint of complaints)
      if (expected === undefined || !expected.test(complaint))
        faults.push(`${language}: console: ${complaint}`);
  }
  requests.stop();
  return faults;
}

function lookedAt({ language, theme }: { language: string; theme: string }): string[] {
  const faults: string[] = [];
  const { documentElement: root, title } = document;
  const over = root.scrollWidth - window.innerWidth;
  if (over > 0) faults.push(`${over} px wider than the window`);
  const headings = document.querySelectorAll('h1').length;
  if (headings !== 1) faults.push(`${headings} headings of the first level`);
  if (!/^.+ · (Marsad|مرصد)$/.test(title)) faults.push(`called “${title}”`);
  if (root.lang !== language || root.dir !== (language === 'ar' ? 'rtl' : 'ltr'))
    faults.push(`stands in ${root.lang}, ${root.dir}`);
  if (root.classList.contains('dark') !== (theme === 'dark')) faults.push('stands in the other theme');
  const seconds = (text: string) => Math.max(...text.split(',').map((one) => Number.parseFloat(one)));
  const moving = [...document.querySelectorAll('body *')].find((element) => {
    const { animationName, animationDuration, transitionDuration } = getComputedStyle(element);
    return (animationName !== 'none' && seconds(animationDuration) > 0) || seconds(transitionDuration) > 0;
  });
  // Numerals set to stand below each other widen the hyphen of a name among them.
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let text = texts.nextNode(); text !== null; text = texts.nextNode()) {
    const { parentElement, textContent } = text;
    if (parentElement === null || !/\p{L}-\p{L}/u.test(textContent ?? '')) continue;
    if (getComputedStyle(parentElement).fontVariantNumeric.includes('tabular-nums'))
      faults.push(`a name in tabular numerals: ${textContent}`);
  }
  if (moving !== undefined) faults.push(`moves: ${moving.outerHTML.slice(0, 120)}`);
  return faults;
}

interface Walk {
  readonly unreached: string[];
  readonly unmarked: string[];
  readonly done: boolean;
}

/** Goes through the page by Tab: everything one can use is reached, and shows that it is. */
async function walked(page: Page): Promise<string[]> {
  await page.evaluate(startWalk);
  const state = () => page.evaluate(() => (window as unknown as { walk: () => Walk }).walk());
  let walk = await state();
  for (let batch = 0; batch < 60 && !walk.done; batch += 1) {
    for (let step = 0; step < 15; step += 1) await page.keyboard.press('Tab');
    walk = await state();
  }
  await page.evaluate(() => window.dispatchEvent(new Event('walk-over')));
  return [
    ...(walk.done ? [] : ['Tab does not come round']),
    ...walk.unreached.map((one) => `Tab does not reach ${one}`),
    ...walk.unmarked.map((one) => `focus is not to be seen on ${one}`),
  ];
}

function startWalk(): void {
  const usable =
    'a[href], button, input, select, textarea, summary, [contenteditable=true], [tabindex]:not([tabindex="-1"]), ' +
    ['button', 'link', 'tab', 'menuitem', 'option', 'slider', 'switch', 'checkbox', 'radio', 'combobox']
      .map((role) => `[role=${role}]`)
      .join(', ');
  const groups =
    '[role=radiogroup], [role=tablist], [role=listbox], [role=menu], [role=grid], [role=toolbar], svg';
  /** What is there for those who hear the page alone takes no focus, or shows itself when it does. */
  const isHidden = (element: Element) => {
    for (let at: Element | null = element; at !== null; at = at.parentElement) {
      const { overflow, clipPath, clip } = getComputedStyle(at);
      const { width, height } = at.getBoundingClientRect();
      const isCut = overflow !== 'visible' || clipPath !== 'none' || clip !== 'auto';
      if (isCut && (width < 4 || height < 4)) return true;
    }
    return false;
  };
  const isUsable = (element: Element) => {
    const { width, height } = element.getBoundingClientRect();
    return (
      width > 0 &&
      height > 0 &&
      element.checkVisibility({ visibilityProperty: true }) &&
      !element.matches(':disabled') &&
      element.closest('[inert], [aria-hidden=true]') === null
    );
  };
  const looksOf = (element: Element) =>
    [
      element,
      element.parentElement,
      element.parentElement?.parentElement,
      ...[...element.querySelectorAll('*')].slice(0, 12),
    ]
      .filter((one) => one instanceof Element)
      .map((one) => {
        const style = getComputedStyle(one);
        const outline =
          style.outlineStyle === 'none' || style.outlineWidth === '0px'
            ? ''
            : `${style.outlineStyle} ${style.outlineWidth}`;
        const { boxShadow, borderTopColor, borderBottomColor, backgroundColor, stroke } = style;
        return [
          outline,
          boxShadow,
          borderTopColor,
          borderBottomColor,
          backgroundColor,
          stroke,
          one.childElementCount,
        ];
      })
      .join(';');
  const nameOf = (element: Element) =>
    `${element.tagName.toLowerCase()} “${(element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 60) || element.outerHTML.slice(0, 100)}”`;

  (document.activeElement as HTMLElement | null)?.blur();
  const wanted = [...document.querySelectorAll(usable)].filter(isUsable);
  const before = new Map(wanted.map((element) => [element, looksOf(element)]));
  const reached = new Set<Element>();
  const unmarked = new Set<string>();
  let isRound = false;
  const note = () => {
    const at = document.activeElement;
    if (at === null || at === document.body) {
      // Before the first step, and after the last.
      isRound = reached.size > 0;
      return;
    }
    if (reached.has(at)) return;
    reached.add(at);
    const was = before.get(at);
    if (isHidden(at)) unmarked.add(`${nameOf(at)}, which is hidden`);
    else if (was !== undefined && was === looksOf(at)) unmarked.add(nameOf(at));
  };
  // Looked at before the next step is made: whatever the page does upon focus has been done by then.
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Tab' && !isRound) note();
  };
  window.addEventListener('keydown', onKey, true);
  window.addEventListener('walk-over', () => window.removeEventListener('keydown', onKey, true), {
    once: true,
  });
  const isExcused = (element: Element) => {
    if (element instanceof HTMLInputElement && element.type === 'radio')
      return [...reached].some((one) => one instanceof HTMLInputElement && one.name === element.name);
    const group = element.getAttribute('tabindex') === '-1' ? element.closest(groups) : null;
    return group !== null && [...reached].some((one) => group.contains(one));
  };
  Object.assign(window, {
    walk: (): Walk => {
      if (!isRound) note();
      return {
        done: isRound,
        unreached: wanted
          .filter(
            (element) =>
              element.isConnected && !reached.has(element) && isUsable(element) && !isExcused(element),
          )
          .map(nameOf),
        unmarked: [...unmarked],
      };
    },
  });
}
