/** Whether a key stands in a text, whole or as the beginning of a name that is put together. */
export function namedIn(text: string): (key: string) => boolean {
  const whole = new Set([...text.matchAll(/'([\w.-]+)'/g)].map(([, key]) => key));
  const beginnings = [...text.matchAll(/`([\w-]+\.[\w.-]*)\$\{/g)].map(([, beginning]) => beginning ?? '');
  return (key) => whole.has(key) || beginnings.some((beginning) => key.startsWith(beginning));
}
