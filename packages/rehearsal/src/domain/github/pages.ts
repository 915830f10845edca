import type { Exchange, Reply } from './exchange.ts';

const DEFAULT_PER_PAGE = 30;
const MAX_PER_PAGE = 100;

export interface Page {
  readonly number: number;
  readonly size: number;
}

/** `page` and `per_page` of a request; sizes above 100 become 100 and nonsense the default, as on GitHub. */
export function readPage(query: URLSearchParams, defaultSize = DEFAULT_PER_PAGE): Page {
  return {
    number: positive(query.get('page'), 1),
    size: Math.min(positive(query.get('per_page'), defaultSize), MAX_PER_PAGE),
  };
}

function positive(text: string | null, fallback: number): number {
  if (text === null || !/^\d{1,9}$/.test(text)) return fallback;
  const value = Number(text);
  return value > 0 ? value : fallback;
}

/** The items of one page. */
export function slicePage<T>(items: readonly T[], page: Page): readonly T[] {
  return items.slice((page.number - 1) * page.size, page.number * page.size);
}

/** `prev`, `next`, `last`, `first` in GitHub's order, or null when everything is on one page (RFC 8288). */
export function linkHeader(exchange: Exchange, page: Page, count: number): string | null {
  const last = Math.max(1, Math.ceil(count / page.size));
  const links: string[] = [];
  const add = (number: number, relation: string) => {
    const query = new URLSearchParams(exchange.request.query);
    query.set('page', String(number));
    links.push(`<${exchange.site.apiUrl}${exchange.request.path}?${query.toString()}>; rel="${relation}"`);
  };
  if (page.number > 1) add(Math.min(page.number - 1, last), 'prev');
  if (page.number < last) {
    add(page.number + 1, 'next');
    add(last, 'last');
  }
  if (page.number > 1) add(1, 'first');
  return links.length === 0 ? null : links.join(', ');
}

/** One page of a list as an answer; `wrap` puts the items where the route has them. */
export function replyPage<T>(
  exchange: Exchange,
  items: readonly T[],
  wrap: (items: readonly T[]) => unknown = (page) => page,
): Reply {
  const page = readPage(exchange.request.query);
  const link = linkHeader(exchange, page, items.length);
  return {
    kind: 'reply',
    status: 200,
    body: { kind: 'json', value: wrap(slicePage(items, page)) },
    headers: link === null ? {} : { link },
  };
}
