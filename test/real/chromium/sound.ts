import { expect } from 'vitest';
import type { Seen } from './browser.ts';

/** What holds of every page, whatever the text in it. */
export function isSound(seen: Seen): void {
  expect(seen.reached, 'a script of the text ran').toBe(false);
  expect(seen.requests, 'the page loads something from elsewhere').toEqual([]);
  expect(seen.scriptLinks).toEqual([]);
  expect(seen.width, 'it is wider than its window').toBeLessThanOrEqual(1000);
  for (const rows of seen.tables) expect(new Set(rows).size, 'a row has more cells than its table').toBe(1);
  // The rule below the head of a table, when it is no table.
  expect(seen.text).not.toMatch(/\|\s*:?-{3,}/u);
}

/** What holds of a page besides, where no text of it is hostile: nothing is cut off, and no markup is to be read. */
export function isTidy(seen: Seen): void {
  expect(seen.cutTables, 'a table is wider than its place').toEqual([]);
  expect(seen.text).not.toMatch(/<\/?[a-z][^>\n]*>|&#?\w+;|\*\*|undefined|NaN|\[object/u);
}
