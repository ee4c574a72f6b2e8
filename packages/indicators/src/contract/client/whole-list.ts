/** Lists that the API answers page by page, followed to their end. */
import type { AnswerOf, Asked, Call, Route } from './transport.js';

/** Routes that answer lists, page by page. */
type ListRoute = {
  [R in Route]: AnswerOf<R> extends { items: readonly unknown[]; next: string | null } ? R : never;
}[Route];
type ItemOf<R extends ListRoute> = AnswerOf<R>['items'][number];
/** What a list is asked with: its filter. */
interface Filtered {
  readonly query?: object;
}

/** Never further than this: a faulty server must not turn us in circles. */
const mostPages = 50;

/** Asks for a list that pages, whole. */
export type WholeList = <R extends ListRoute>(route: R, asked: Asked<R> & Filtered) => Promise<ItemOf<R>[]>;

export function wholeListOf(call: Call): WholeList {
  return async function wholeList<R extends ListRoute>(
    route: R,
    asked: Asked<R> & Filtered,
  ): Promise<ItemOf<R>[]> {
    // Of whichever list: that each of them is asked and answers so is known of the route.
    const page = call as (
      route: Route,
      asked: object,
    ) => Promise<{ items: ItemOf<R>[]; next: string | null }>;
    const items: ItemOf<R>[] = [];
    let cursor: string | null = null;
    for (let count = 0; count < mostPages; count += 1) {
      const list: { items: ItemOf<R>[]; next: string | null } = await page(route, {
        ...asked,
        query: { ...asked.query, cursor },
      });
      items.push(...list.items);
      if (list.next === null) break;
      cursor = list.next;
    }
    return items;
  };
}
