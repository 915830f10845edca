import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderMarkdown } from '@interlock/shared/domain/report/markdown';
import type { Inline } from '@interlock/shared/domain/report/node';
import {
  bar,
  code,
  codeBlock,
  details,
  diagram,
  heading,
  lineBreak,
  link,
  list,
  paragraph,
  quote,
  sparkline,
  strong,
  table,
  text,
} from '@interlock/shared/domain/report/node';
import { visibleLines, visibleText } from '@interlock/shared/domain/report/visible-text';
import { untrusted } from './arbitraries.ts';
import { readRendered, triggersIn } from './rendered.ts';

const runs = { numRuns: 1000 };

/** What a reader sees of a text: runs of white space are one space, none at the ends. */
const seen = (raw: string): string => visibleText(raw).replace(/\s+/g, ' ').trim();
const flat = (shown: string): string => shown.replace(/\s+/g, ' ').trim();

describe('the text of a node', () => {
  it('is shown in a paragraph exactly, without any element, link or comment', () => {
    fc.assert(
      fc.property(untrusted, (raw) => {
        const rendered = readRendered(renderMarkdown([paragraph(raw)]));
        expect(flat(rendered.text)).toBe(seen(raw));
        expect(rendered.elements.filter((name) => name !== 'p')).toEqual([]);
        expect(rendered.elements.length).toBeLessThan(2);
        expect(rendered.comments).toBe(0);
        expect(triggersIn(rendered.prose)).toEqual([]);
      }),
      runs,
    );
  });

  it('says the same when it comes in pieces', () => {
    fc.assert(
      fc.property(fc.array(untrusted, { maxLength: 6 }), (pieces) => {
        const rendered = readRendered(renderMarkdown([paragraph(...pieces)]));
        expect(flat(rendered.text)).toBe(seen(pieces.join('')));
        expect(triggersIn(rendered.prose)).toEqual([]);
      }),
      runs,
    );
  });

  it('cannot leave a heading, an item, a quote or a summary', () => {
    fc.assert(
      fc.property(untrusted, (raw) => {
        const shown = seen(raw);
        const inHeading = readRendered(renderMarkdown([heading(3, ['x', raw].map(text))]));
        expect(inHeading.elements).toEqual(['h3']);
        expect(flat(inHeading.text)).toBe(seen(`x${raw}`));
        const inList = readRendered(renderMarkdown([list([raw, 'second'])]));
        expect(inList.elements).toEqual(['ul', 'li', 'li']);
        expect(flat(inList.text)).toBe(flat(`${shown} second`));
        const inQuote = readRendered(renderMarkdown([quote([paragraph('x', raw)])]));
        expect(inQuote.elements).toEqual(['blockquote', 'p']);
        expect(flat(inQuote.text)).toBe(seen(`x${raw}`));
        const inSummary = readRendered(renderMarkdown([details(`x${raw}`, [paragraph('inside')])]));
        expect(inSummary.elements).toEqual(['details', 'summary', 'p']);
        expect(flat(inSummary.text).replace(/ ?inside$/, '')).toBe(seen(`x${raw}`));
        for (const rendered of [inHeading, inList, inQuote, inSummary]) {
          expect(triggersIn(rendered.prose)).toEqual([]);
          expect(rendered.comments).toBe(0);
        }
      }),
      runs,
    );
  });

  it('cannot leave a cell, whether plain, strong or code', () => {
    fc.assert(
      fc.property(untrusted, untrusted, (raw, other) => {
        const markdown = renderMarkdown([
          table(
            ['A', 'B', 'C'],
            [
              [raw, [strong(raw)], [code(other)]],
              ['1', '2', '3'],
            ],
          ),
        ]);
        const rendered = readRendered(markdown);
        const allowed = ['table', 'thead', 'tbody', 'tr', 'th', 'td', 'strong', 'code'];
        expect(rendered.elements.filter((name) => !allowed.includes(name))).toEqual([]);
        expect(rendered.elements.filter((name) => name === 'td')).toHaveLength(6);
        expect(flat(rendered.text)).toBe(
          flat(['A B C', seen(raw), seen(raw), flat(visibleText(other)), '1 2 3'].join(' ')),
        );
        expect(triggersIn(rendered.prose)).toEqual([]);
      }),
      runs,
    );
  });

  it('cannot leave a code span, nor join it with the next', () => {
    fc.assert(
      fc.property(untrusted, untrusted, (one, two) => {
        const rendered = readRendered(renderMarkdown([paragraph('a', code(one), code(two), 'z')]));
        const filled = [one, two].filter((raw) => visibleText(raw) !== '');
        expect(rendered.elements).toEqual(['p', ...filled.map(() => 'code')]);
        expect(flat(rendered.text)).toBe(flat(`a${visibleText(one)}${visibleText(two)}z`));
      }),
      runs,
    );
  });

  it('cannot leave a code block, and keeps its lines', () => {
    fc.assert(
      fc.property(untrusted, (raw) => {
        const rendered = readRendered(renderMarkdown([details('d', [codeBlock(raw)]), paragraph('after')]));
        expect(rendered.elements).toEqual(['details', 'summary', 'pre', 'code', 'p']);
        expect(rendered.text.replace(/\n/g, '')).toBe(
          `d${visibleLines(raw).replace(/[\u200b\u2060]/g, '')}after`.replace(/\n/g, ''),
        );
      }),
      runs,
    );
  });

  it('cannot make a strong or a link be something else', () => {
    const inlines: fc.Arbitrary<Inline> = fc.oneof(
      untrusted.map(text),
      untrusted.map(strong),
      untrusted.map(code),
      untrusted.map((raw) => link('https://ok.example/a', raw)),
      untrusted.map((raw) => link(raw, 'label')),
      fc.constant(lineBreak()),
    );
    fc.assert(
      fc.property(fc.array(inlines, { maxLength: 6 }), (children) => {
        const rendered = readRendered(renderMarkdown([paragraph('x', ...children, 'x')]));
        expect(
          rendered.elements.filter((name) => !['p', 'strong', 'code', 'a', 'br'].includes(name)),
        ).toEqual([]);
        expect(rendered.comments).toBe(0);
        const wanted = children.filter((node) => node.kind === 'link').length;
        expect(rendered.links.length).toBeLessThanOrEqual(wanted);
        for (const href of rendered.links) expect(href).toMatch(/^https?:\/\/|^[^:\s]*(?:[/?#]|$)/i);
        expect(triggersIn(rendered.prose)).toEqual([]);
        const strongs = children.filter((node) => node.kind === 'strong' && seen(textOf(node)) !== '').length;
        expect(rendered.elements.filter((name) => name === 'strong')).toHaveLength(strongs);
      }),
      runs,
    );
  });
});

const textOf = (node: Inline): string =>
  node.kind === 'strong'
    ? node.children.map((child) => (child.kind === 'text' ? child.text : '')).join('')
    : '';

describe('renderMarkdown', () => {
  it('renders nothing as nothing', () => {
    expect(renderMarkdown([])).toBe('');
    expect(renderMarkdown([paragraph(''), list([]), paragraph('  \n ')])).toBe('');
  });

  it.each([
    'javascript:alert(1)',
    'JAVASCRIPT:alert(1)',
    'java\nscript:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    '//evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    'https://github.com@evil.example/',
    'file:///etc/passwd',
    'https://[',
    '',
    `https://x.example/${'a'.repeat(3000)}`,
  ])('shows the address %j instead of linking it', (href) => {
    const rendered = readRendered(renderMarkdown([paragraph(link(href, 'the label'))]));
    expect(rendered.links).toEqual([]);
    expect(rendered.text).toContain('the label');
    expect(rendered.text).toContain('not linked');
  });

  it.each([
    ['https://x.example/a_b*c?q=1&copy=2#frag', 'https://x.example/a_b*c?q=1&copy=2#frag'],
    ['https://x.example/a(b)|c', 'https://x.example/a%28b%29%7Cc'],
    ['./reports/a b.html', null],
    ['../runs/1', '../runs/1'],
    ['/o/r/actions/runs/1', '/o/r/actions/runs/1'],
    ['#rules', '#rules'],
    ['docs/x.md', 'docs/x.md'],
  ])('links %j', (href, wanted) => {
    const rendered = readRendered(renderMarkdown([table(['a'], [[[link(href, 'x')]]])]));
    expect(rendered.links).toEqual(wanted === null ? [] : [wanted]);
  });

  it('keeps the elements of a link without text visible', () => {
    expect(readRendered(renderMarkdown([paragraph(link('https://x.example/', ''))])).text.trim()).toBe(
      'https://x.example/',
    );
  });

  it('makes no image of a link behind an exclamation mark', () => {
    const { elements } = readRendered(renderMarkdown([paragraph('Stop!', link('https://x.example/', 'x'))]));
    expect(elements).toEqual(['p', 'a']);
  });

  it.each([
    ['G', 'H-1'],
    ['ww', 'w.x.example'],
    ['\u001b', '[31mred'],
    ['htt', 'ps://x.example'],
  ])('puts no word together from %j and %j', (one, two) => {
    const { prose, elements, text: shown } = readRendered(renderMarkdown([paragraph(one, two)]));
    expect(triggersIn(prose)).toEqual([]);
    expect(elements).toEqual(['p']);
    expect(flat(shown)).toBe(seen(one + two));
  });

  it('does not put a link inside of a link', () => {
    const nested = link('https://a.example/', [text('a '), strong([link('https://b.example/', 'b')])]);
    expect(readRendered(renderMarkdown([paragraph(nested)])).links).toEqual(['https://a.example/']);
  });

  it('keeps two lists in a row apart, and a list and a code block', () => {
    const { elements } = readRendered(
      renderMarkdown([list(['a']), list(['b']), list(['c']), codeBlock('d'), list(['e'], { ordered: true })]),
    );
    expect(elements).toEqual(['ul', 'li', 'ul', 'li', 'ul', 'li', 'pre', 'code', 'ol', 'li']);
  });

  it('counts the rows, items, lines and characters that it does not show', () => {
    const rows = Array.from({ length: 1214 }, (_, index) => [String(index)]);
    expect(renderMarkdown([table(['n'], rows)])).toContain('… and 214 more not shown');
    const counted = table(['n'], [['a'], ['b']], { rowCap: 2, moreRows: 7 });
    expect(renderMarkdown([counted])).toContain('| b |\n\n… and 7 more not shown');
    expect(renderMarkdown([list(['a', 'b', 'c'], { itemCap: 1 })])).toContain('… and 2 more not shown');
    expect(renderMarkdown([codeBlock('a\nb\nc', { lineCap: 1 })])).toContain('… and 2 more lines not shown');
    expect(renderMarkdown([table(['n'], [['x'.repeat(1500)]], { cellCap: 100 })])).toContain(
      'and 1,400 more characters',
    );
    expect(renderMarkdown([codeBlock('y'.repeat(5000))])).toContain('and 1,000 more characters');
  });

  it('says in words that a table is empty', () => {
    expect(renderMarkdown([table(['a'], [], { whenEmpty: 'No findings.' })])).toBe('No findings.\n');
  });

  it('refuses a row that has not as many cells as the table columns', () => {
    expect(() => table(['a', 'b'], [['1']])).toThrow(RangeError);
  });

  it('lets no language name draw instead of show, or leave the fence', () => {
    for (const language of ['mermaid', 'Math', 'geojson', 'x\n```', 'a b', '`']) {
      expect(renderMarkdown([codeBlock('x', { language })])).toBe('```text\nx\n```\n');
    }
    expect(renderMarkdown([codeBlock('x', { language: 'sh' })])).toBe('```sh\nx\n```\n');
  });

  it('draws a picture only folded beneath its table, with labels that are no syntax', () => {
    const markdown = renderMarkdown([
      diagram(table(['Step'], [['a']]), 'As a picture', {
        steps: [
          { label: 'x"] --> y; click s0 "https://x.example" %%{', state: 'good' },
          { label: 'end', state: 'bad' },
        ],
        arrows: [{ from: 0, to: 1, label: 'a|b' }],
      }),
    ]);
    expect(markdown.indexOf('| Step |')).toBeLessThan(markdown.indexOf('<details>'));
    expect(markdown.indexOf('<details>')).toBeLessThan(markdown.indexOf('```mermaid'));
    expect(markdown).toContain(
      's0["✅ x#34;#93; --#62; y#59; click s0 #34;https#58;//x.example#34; %%#123;"]',
    );
    expect(() =>
      renderMarkdown([
        diagram(table(['a'], []), 't', { steps: [], arrows: [{ from: 0, to: 1, label: '' }] }),
      ]),
    ).toThrow(RangeError);
  });

  it('always writes numbers beside a bar and a sparkline', () => {
    const markdown = renderMarkdown([
      paragraph(bar(0.714, '71.4 %', { limit: 0.9 }), sparkline([1, 2], '1 to 2')),
    ]);
    expect(markdown).toContain('71.4 %');
    expect(markdown).toContain('1 to 2');
    expect(renderMarkdown([paragraph(bar(NaN, 'not measured'))])).toContain('no number, nothing drawn');
    expect(renderMarkdown([paragraph(bar(1.3, '130 %'))])).toContain('the bar ends at 100 %');
    expect(renderMarkdown([paragraph(bar(0.5, ''))])).toContain('no number given');
    expect(renderMarkdown([paragraph(sparkline([], 'nothing'))])).toContain('no values');
  });

  it('renders fifty thousand hostile characters without taking quadratic time', () => {
    const rendered = renderMarkdown([paragraph('`*_[<@#:'.repeat(50_000)), codeBlock('`'.repeat(50_000))]);
    expect(rendered.length).toBeGreaterThan(400_000);
  });
});
