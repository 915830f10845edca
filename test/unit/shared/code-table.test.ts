import { describe, expect, it } from 'vitest';

import { codeBook, codesTable, meaningIn, type CodeTable } from '@interlock/shared/domain/code-table';

const codes = {
  'tank-empty': { effect: 'fail', meaning: 'The tank is empty.', fix: 'Fill it.' },
  'gauge-dead': { effect: 'inconclusive', meaning: 'The gauge says nothing.', fix: 'Mend it.' },
} as const satisfies CodeTable;
const { finding, absent, reason } = codeBook(codes);

describe('what is made of a table of codes', () => {
  it('asks for what the table asks for, where the case says nothing better', () => {
    expect(reason('tank-empty', { seen: '0 l', limit: '1 l', where: 'tank' })).toStrictEqual({
      code: 'tank-empty',
      rule: null,
      seen: '0 l',
      limit: '1 l',
      where: 'tank',
      fix: 'Fill it.',
    });
    expect(reason('tank-empty', { fix: 'Fill tank 2.' })).toStrictEqual({
      code: 'tank-empty',
      rule: null,
      seen: null,
      limit: null,
      where: null,
      fix: 'Fill tank 2.',
    });
    expect(finding('gauge-dead', null, 'no answer.')).toStrictEqual({
      code: 'gauge-dead',
      effect: 'inconclusive',
      seen: 'no answer',
      where: null,
      fix: 'Mend it.',
    });
    expect(finding('gauge-dead', null, 'no answer', 'Knock.').fix).toBe('Knock.');
    expect(absent('gauge-dead', 'no answer')).toMatchObject({ code: 'gauge-dead', fix: 'Mend it.' });
  });

  it('means what the table says, and nothing where the code is of another', () => {
    expect(meaningIn(codes, 'tank-empty')).toBe('The tank is empty.');
    expect(meaningIn(codes, 'toString')).toBeNull();
  });

  it('is a table of a README, with the columns that have a heading', () => {
    expect(codesTable(codes)).toBe(
      [
        '| code | verdict | when | what to do |',
        '| --- | --- | --- | --- |',
        '| `tank-empty` | fail | The tank is empty. | Fill it. |',
        '| `gauge-dead` | inconclusive | The gauge says nothing. | Mend it. |',
      ].join('\n'),
    );
    expect(codesTable(codes, { code: 'reason', meaning: 'meaning' }).split('\n').slice(0, 3)).toStrictEqual([
      '| reason | meaning |',
      '| --- | --- |',
      '| `tank-empty` | The tank is empty. |',
    ]);
  });
});
