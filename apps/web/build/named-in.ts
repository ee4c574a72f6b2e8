/**
 * Whether a key stands in a text: whole, or put together in a template of what stands around one part of it; that part has
 * no dots, or stands in the text itself.
 */
export function namedIn(text: string): (key: string) => boolean {
  const whole = new Set([...text.matchAll(/'([\w.-]+)'/g)].map(([, key]) => key));
  const templates = [...text.matchAll(/`([\w-]+\.[\w.-]*)\$\{[^`{}]*\}([\w.-]*)`/g)].map(
    ([, beginning = '', end = '']) => ({ beginning, end }),
  );
  const isPart = (text: string) => !text.includes('.') || whole.has(text);
  return (key) =>
    whole.has(key) ||
    templates.some(
      ({ beginning, end }) =>
        key.length >= beginning.length + end.length &&
        key.startsWith(beginning) &&
        key.endsWith(end) &&
        isPart(key.slice(beginning.length, key.length - end.length)),
    );
}
