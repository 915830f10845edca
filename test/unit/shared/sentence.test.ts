import { describe, expect, it } from 'vitest';

import { clause, sentence } from '@interlock/shared/domain/sentence';

describe('text with and without the end of a sentence', () => {
  it.each([
    ['Line 1: unexpected close tag.', 'Line 1: unexpected close tag', 'Line 1: unexpected close tag.'],
    ['no file matches', 'no file matches', 'no file matches.'],
    ['It was cut...', 'It was cut...', 'It was cut...'],
    ['It was cut…', 'It was cut…', 'It was cut…'],
    ['Did you mean "a"?', 'Did you mean "a"?', 'Did you mean "a"?'],
    ['It says "no."', 'It says "no."', 'It says "no."'],
    ['Closed. ', 'Closed', 'Closed.'],
    ['1.5', '1.5', '1.5.'],
  ])('%j', (text, inside, alone) => {
    expect([clause(text), sentence(text)]).toStrictEqual([inside, alone]);
  });
});
