/** Apart from the rest of arranging: the overview is drawn without it. */

/**
 * One of a group moved to another place in it. Only the members of that group change places among themselves, so that
 * no other group is stirred.
 * @param order every id, in the order shown; @param group those of the group, in that order.
 * @param to its new place in the group; beyond its ends counts as the end.
 */
export function moved(
  order: readonly string[],
  group: readonly string[],
  id: string,
  to: number,
): readonly string[] {
  if (!group.includes(id)) return order;
  const rest = group.filter((other) => other !== id);
  const at = Math.max(0, Math.min(rest.length, to));
  const next = [...rest.slice(0, at), id, ...rest.slice(at)];
  const members = new Set(group);
  let place = 0;
  return order.map((other) => (members.has(other) ? (next[place++] ?? other) : other));
}
