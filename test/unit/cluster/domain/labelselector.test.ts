import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  matchesLabels,
  readLabelSelector,
  selectorOfLabels,
  selectorOfObject,
  selectorText,
} from '@interlock/cluster/domain/labelselector';

const read = (text: string) => {
  const result = readLabelSelector(text);
  if (result.kind === 'problem') throw new Error(result.why);
  return result.selector;
};
const holds = (text: string, labels: Readonly<Record<string, string>>): boolean =>
  matchesLabels(read(text), labels);

describe('a label selector', () => {
  it.each<readonly [string, Readonly<Record<string, string>>, boolean]>([
    ['', { a: '1' }, true],
    ['a=1', { a: '1' }, true],
    ['a==1', { a: '2' }, false],
    ['a=1', {}, false],
    ['a!=1', {}, true],
    ['a!=1', { a: '1' }, false],
    ['a in (1, 2)', { a: '2' }, true],
    ['a in (1,2)', {}, false],
    ['a notin (1,2)', {}, true],
    ['a notin (1,2)', { a: '1' }, false],
    ['a', { a: '' }, true],
    ['!a', { a: '' }, false],
    ['!a', {}, true],
    ['a>5', { a: '6' }, true],
    ['a<5', { a: 'x' }, false],
    ['example.com/a=1,b in (x,y),!c', { 'example.com/a': '1', b: 'y' }, true],
    ['constructor', {}, false],
  ])('%s of %j is %s', (text, labels, expected) => {
    expect(holds(text, labels)).toBe(expected);
  });

  it.each(['a in (', '=x', 'a=b=c', 'a,,b', 'a in 1', '-a'])('refuses %s', (text) => {
    expect(readLabelSelector(text).kind).toBe('problem');
  });

  it('of an object holds matchLabels and matchExpressions together', () => {
    const selector = selectorOfObject({
      matchLabels: { app: 'x' },
      matchExpressions: [{ key: 'tier', operator: 'NotIn', values: ['old'] }],
    });
    expect(matchesLabels(selector, { app: 'x' })).toBe(true);
    expect(matchesLabels(selector, { app: 'x', tier: 'old' })).toBe(false);
  });

  it('with an operator that nobody knows selects nothing', () => {
    expect(
      matchesLabels(selectorOfObject({ matchExpressions: [{ key: 'a', operator: 'Near' }] }), { a: '1' }),
    ).toBe(false);
  });

  it('of labels selects these labels, and means the same written and read', () => {
    const word = fc.stringMatching(/^[a-z0-9]{1,8}$/);
    fc.assert(
      fc.property(fc.dictionary(word, word), fc.dictionary(word, word), (wanted, labels) => {
        const selector = selectorOfLabels(wanted);
        expect(matchesLabels(selector, { ...labels, ...wanted })).toBe(true);
        expect(matchesLabels(read(selectorText(selector)), labels)).toBe(matchesLabels(selector, labels));
      }),
    );
  });
});
