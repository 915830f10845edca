import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bar,
  code,
  codeBlock,
  details,
  heading,
  lineBreak,
  list,
  paragraph,
  table,
  text,
  type Block,
} from '@interlock/shared/domain/report/node';
import { renderPlain } from '@interlock/shared/domain/report/plain';
import { untrusted } from './arbitraries.ts';

const plain = (blocks: readonly Block[], columns = 60): string =>
  renderPlain([{ name: 'x', priority: 1, blocks }], columns);

describe('renderPlain', () => {
  it('shows headings, lists and tables without markup', () => {
    const shown = plain([
      heading(2, '❌ unit: fail'),
      list([[text('a <b> & "c"'), lineBreak(), text('Do: `x`')]], { ordered: true }),
      table(
        ['Rule', { title: 'Seen', align: 'right' }],
        [
          [code('a >= 1'), '12'],
          ['b', '3'],
        ],
      ),
    ]);
    expect(shown).toBe(
      [
        '❌ unit: fail',
        '═════════════',
        '',
        '1. a <b> & "c"',
        '   Do: `x`',
        '',
        'Rule    Seen',
        '──────  ────',
        'a >= 1    12',
        'b          3',
        '',
      ].join('\n'),
    );
  });

  it('counts rows of which a table keeps nothing but their number', () => {
    const shown = plain([table(['n'], [['a'], ['b']], { rowCap: 2, moreRows: 7 })]);
    expect(shown).toContain('… and 7 more not shown');
  });

  it('draws bars with their numbers', () => {
    expect(plain([paragraph(bar(0.5, '50 %', { width: 4, limit: 0.75 }))])).toBe('██░│░ 50 %\n');
  });

  it('breaks long cells into lines of their column, and long words too', () => {
    const shown = plain([table(['A', 'B'], [['word '.repeat(30), 'x'.repeat(90)]])], 40);
    expect(Math.max(...shown.split('\n').map((line) => line.length))).toBeLessThanOrEqual(40);
    expect(shown.match(/word/gu)).toHaveLength(30);
    expect(shown.match(/x/gu)).toHaveLength(90);
  });

  it('opens what is folded, and ends long folded tables', () => {
    const rows = Array.from({ length: 300 }, (_, index) => [`row ${index}.`]);
    const shown = plain([details('All', [table(['n'], rows)])]);
    expect(shown).toContain('row 19.');
    expect(shown).not.toContain('row 20.');
    expect(shown).toContain('… and 280 more not shown');
  });

  it('obeys no text: nothing but line feeds and what can be seen', () => {
    fc.assert(
      fc.property(untrusted, untrusted, (one, other) => {
        const shown = plain([
          heading(2, one),
          paragraph(one, code(other)),
          list([one, other]),
          table([one], [[other]]),
          details(one, [codeBlock(other)]),
        ]);
        expect(shown).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/u);
      }),
    );
  });
});
