/** Where a key means what it writes. */
const typing = 'input, textarea, select, [contenteditable], dialog';

/** Opens the search by Ctrl-K or Cmd-K, and by / where nobody types. @returns what ends it. */
export function openSearchByKeys(): () => void {
  const onKey = (event: KeyboardEvent) => {
    const { key, target, ctrlKey, metaKey, altKey } = event;
    const isHeld = ctrlKey || metaKey;
    const isTyping = target instanceof Element && target.closest(typing) !== null;
    const isWanted = key === '/' ? !isHeld && !isTyping : key.toLowerCase() === 'k' && isHeld;
    if (!isWanted || altKey) return;
    event.preventDefault();
    document.querySelector<HTMLElement>('header [aria-keyshortcuts]')?.click();
  };
  document.addEventListener('keydown', onKey);
  return () => document.removeEventListener('keydown', onKey);
}
