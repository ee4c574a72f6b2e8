import type { PointerEvent } from 'react';

/**
 * Where the pointer is on an element, in the element's own px: those it is laid out in. On an enlarged page the
 * pointer and the box are told in px of the screen.
 */
export function pointedOn(element: Element, { clientX, clientY }: PointerEvent): { x: number; y: number } {
  const box = element.getBoundingClientRect();
  const enlarged = box.width === 0 ? 1 : box.width / element.clientWidth;
  return { x: (clientX - box.left) / enlarged, y: (clientY - box.top) / enlarged };
}
