import type { Exchange } from '@interlock/rehearsal/domain/github/exchange';
import { linkHeader, readPage, slicePage } from '@interlock/rehearsal/domain/github/pages';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

const exchangeFor = (query: string): Exchange =>
  ({
    site: { apiUrl: 'http://x' },
    request: { path: '/list', query: new URLSearchParams(query) },
  }) as unknown as Exchange;

const links = (query: string, count: number) =>
  linkHeader(exchangeFor(query), readPage(new URLSearchParams(query)), count);

describe('pages', () => {
  test.each([
    ['', 1, 30],
    ['per_page=1000', 1, 100],
    ['per_page=0', 1, 30],
    ['per_page=-5&page=-1', 1, 30],
    ['per_page=x&page=1.5', 1, 30],
    ['per_page=7&page=3', 3, 7],
  ])('%j is page %i of %i', (query, number, size) => {
    expect(readPage(new URLSearchParams(query))).toEqual({ number, size });
  });

  test('links lead to the neighbors and the ends, and keep the rest of the query', () => {
    expect(links('per_page=10&q=a+b', 10)).toBe(null);
    expect(links('per_page=10', 11)).toBe(
      '<http://x/list?per_page=10&page=2>; rel="next", <http://x/list?per_page=10&page=2>; rel="last"',
    );
    expect(links('q=a+b&per_page=10&page=2', 30)).toBe(
      [
        '<http://x/list?q=a+b&per_page=10&page=1>; rel="prev"',
        '<http://x/list?q=a+b&per_page=10&page=3>; rel="next"',
        '<http://x/list?q=a+b&per_page=10&page=3>; rel="last"',
        '<http://x/list?q=a+b&per_page=10&page=1>; rel="first"',
      ].join(', '),
    );
    expect(links('per_page=10&page=9', 20)).toContain('page=2>; rel="prev"');
  });

  test('following the links visits every item once', () => {
    fc.assert(
      fc.property(fc.nat(350), fc.integer({ min: 1, max: 120 }), (count, size) => {
        const items = Array.from({ length: count }, (_, index) => index);
        const seen: number[] = [];
        let query: string | null = `per_page=${size}`;
        while (query !== null) {
          seen.push(...slicePage(items, readPage(new URLSearchParams(query))));
          query = /<[^?]*\?([^>]*)>; rel="next"/.exec(links(query, count) ?? '')?.[1] ?? null;
        }
        expect(seen).toEqual(items);
      }),
    );
  });
});
