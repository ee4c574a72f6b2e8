/**
 * Whoever uses the page by keyboard, or hears it, is where the focus is. When what has it is taken off the page (a form
 * that was sent, a row that was removed), the browser lets go of it, and they are at the top again: here it goes to what
 * they came from, or to the part of the page they were in.
 */

/** What they came by, the latest last. */
const mostRemembered = 20;

const places = '[role="region"], section, form, li, dialog, main';

export function keepFocus(root: Document = document): () => void {
  let trail: { readonly element: Focusable; readonly around: readonly Element[] }[] = [];
  const pressed = new WeakSet<Element>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const onFocus = ({ target }: FocusEvent) => {
    if (!isFocusable(target)) return;
    const around: Element[] = [];
    for (let at = target.parentElement; at !== null; at = at.parentElement) around.push(at);
    trail = [...trail.filter(({ element }) => element !== target), { element: target, around }];
    trail = trail.slice(-mostRemembered);
  };
  // Whoever clicks beside everything has let go of it themselves. What is being taken off the page is told so too, while
  // it is still there: which of the two it was is seen a moment later.
  const onBlur = ({ target, relatedTarget }: FocusEvent) => {
    if (relatedTarget !== null || !isFocusable(target)) return;
    setTimeout(() => {
      if (isThere(target) && trail.at(-1)?.element === target) trail = [];
    });
  };
  const onClick = ({ target }: MouseEvent) => {
    const button = target instanceof Element ? target.closest('button, a, summary') : null;
    if (button !== null) pressed.add(button);
  };
  const look = () => {
    const last = trail.at(-1);
    const at = root.activeElement;
    if (last === undefined || (at !== null && at !== root.body)) return;
    // A button that waits for its answer has it again afterwards.
    if (last.element.matches(':disabled') && isShown(last.element)) return;
    if (isShown(last.element)) {
      last.element.focus({ preventScroll: true });
      return;
    }
    const place = last.around.find((one) => one.matches(places) && isShown(one));
    const passed = trail.filter(({ element }) => place?.contains(element) && isThere(element));
    // What they pressed, and so opened what is gone, comes before what they merely passed on their way into it.
    const before = passed.findLast(({ element }) => pressed.has(element)) ?? passed.at(-1);
    if (before !== undefined) before.element.focus({ preventScroll: true });
    else if (place instanceof HTMLElement) {
      // Only for now: by Tab one goes on from here.
      if (!place.hasAttribute('tabindex')) place.tabIndex = -1;
      place.focus({ preventScroll: true });
    }
  };
  // On its way from one to the next, focus is nowhere for a moment: what is looked at is where it came to.
  const observer = new MutationObserver(() => {
    clearTimeout(timer);
    timer = setTimeout(look);
  });
  root.addEventListener('focusin', onFocus);
  root.addEventListener('focusout', onBlur);
  root.addEventListener('click', onClick, true);
  observer.observe(root.body, {
    childList: true,
    subtree: true,
    attributes: true,
    attributeFilter: ['disabled', 'hidden', 'open'],
  });
  return () => {
    clearTimeout(timer);
    observer.disconnect();
    root.removeEventListener('focusin', onFocus);
    root.removeEventListener('focusout', onBlur);
    root.removeEventListener('click', onClick, true);
  };
}

type Focusable = HTMLElement | SVGElement;

function isFocusable(target: unknown): target is Focusable {
  return target instanceof HTMLElement || target instanceof SVGElement;
}

function isShown(element: Element): boolean {
  return element.isConnected && element.checkVisibility();
}

function isThere(element: Element): boolean {
  return isShown(element) && !element.matches(':disabled');
}
