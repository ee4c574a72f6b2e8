/** Which alerts of a list are chosen, and which one the keys are at. */

export interface Chosen {
  /** Null before the first step. */
  readonly at: string | null;
  readonly ids: ReadonlySet<string>;
  /** From where a stretch is chosen: whatever was chosen or left out last. */
  readonly anchor: string | null;
}

export const nothingChosen: Chosen = { at: null, ids: new Set(), anchor: null };

export type Choice =
  | { readonly kind: 'go'; readonly to: string }
  | { readonly kind: 'step'; readonly by: 1 | -1; readonly choosing: boolean }
  | { readonly kind: 'toggle'; readonly id: string }
  /** All from the anchor to it. */
  | { readonly kind: 'stretch'; readonly to: string }
  /** All of these, or none of them where all are chosen. */
  | { readonly kind: 'all'; readonly ids: readonly string[] }
  | { readonly kind: 'clear' }
  /** The list is another one now. */
  | { readonly kind: 'list'; readonly before: readonly string[] };

/** @param list the ids that are shown, in their order. */
export function choose(chosen: Chosen, choice: Choice, list: readonly string[]): Chosen {
  switch (choice.kind) {
    case 'go':
      return { ...chosen, at: choice.to };
    case 'step':
      return stepped(chosen, choice, list);
    case 'toggle': {
      const ids = new Set(chosen.ids);
      if (!ids.delete(choice.id)) ids.add(choice.id);
      return { at: choice.id, ids, anchor: choice.id };
    }
    case 'stretch': {
      const from = list.indexOf(chosen.anchor ?? chosen.at ?? choice.to);
      const to = list.indexOf(choice.to);
      const stretch = list.slice(Math.max(0, Math.min(from, to)), Math.max(from, to) + 1);
      return { ...chosen, at: choice.to, ids: new Set([...chosen.ids, ...stretch]) };
    }
    case 'all': {
      const isAll = choice.ids.every((id) => chosen.ids.has(id));
      const rest = [...chosen.ids].filter((id) => !choice.ids.includes(id));
      return { ...chosen, ids: new Set(isAll ? rest : [...rest, ...choice.ids]) };
    }
    case 'clear':
      return { ...chosen, ids: new Set(), anchor: null };
    case 'list':
      return kept(chosen, choice.before, list);
  }
}

function stepped(
  chosen: Chosen,
  { by, choosing }: Extract<Choice, { kind: 'step' }>,
  list: readonly string[],
): Chosen {
  const before = chosen.at === null ? -1 : list.indexOf(chosen.at);
  const to = list[Math.min(list.length - 1, Math.max(0, before + by))];
  if (to === undefined) return chosen;
  if (!choosing) return { ...chosen, at: to };
  const from = before === -1 ? to : (chosen.at ?? to);
  return { at: to, ids: new Set([...chosen.ids, from, to]), anchor: chosen.anchor ?? from };
}

/** What is gone is chosen no more; where the keys were at it, they are at what came after it. */
function kept(chosen: Chosen, before: readonly string[], list: readonly string[]): Chosen {
  const here = new Set(list);
  const ids = [...chosen.ids].filter((id) => here.has(id));
  const anchor = chosen.anchor !== null && here.has(chosen.anchor) ? chosen.anchor : null;
  if (chosen.at === null || here.has(chosen.at)) return { at: chosen.at, ids: new Set(ids), anchor };
  const was = before.indexOf(chosen.at);
  const after = before.slice(was + 1).find((id) => here.has(id));
  const earlier = before.slice(0, Math.max(0, was)).findLast((id) => here.has(id));
  return { at: after ?? earlier ?? list.at(-1) ?? null, ids: new Set(ids), anchor };
}
