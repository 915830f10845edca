import { markdownToHtml } from '@interlock/rehearsal/adapters/marked';
import { cleanHtml, safeLink } from '@interlock/rehearsal/domain/report/untrusted-html';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { isBalanced, strayMarkup } from './safe-html.ts';

const clean = (text: string) => cleanHtml(text).text;
const show = (markdown: string) => clean(markdownToHtml(markdown));

const NASTY = [
  '<script>alert(1)</script>',
  '<SCRIPT SRC=//evil.example/x.js></SCRIPT>',
  '<scr<script>ipt>alert(1)</scr</script>ipt>',
  '<script/x>alert(1)</script >',
  '<img src=x onerror=alert(1)>',
  '<img src="https://evil.example/pixel.png" alt="a &quot; onerror=alert(1)">',
  '![x](https://evil.example/pixel.png "title")',
  '![x" onerror="alert(1)](https://evil.example/x)',
  '<svg onload=alert(1)><animate onbegin=alert(1)></svg>',
  '<svg><script>alert(1)</script></svg>',
  '<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></table></mtext></math>',
  '<iframe src="javascript:alert(1)"></iframe>',
  '<iframe srcdoc="&lt;script&gt;alert(1)&lt;/script&gt;">',
  '<object data="https://evil.example"></object><embed src="https://evil.example">',
  '<link rel=stylesheet href=https://evil.example/x.css>',
  '<style>@import url(https://evil.example/x.css);</style>',
  '<meta http-equiv=refresh content="0;url=https://evil.example">',
  '<base href="https://evil.example/">',
  '<form action=https://evil.example><input name=x><button>ok</button></form>',
  '<video src=x><audio src=x><source srcset=x><track src=x>',
  '<picture><source srcset="https://evil.example/x"><img src=y></picture>',
  '<p style="background:url(https://evil.example/x)">x</p>',
  '<table background="https://evil.example/x"><tr><td background=x>y</td></tr></table>',
  '<a href="javascript:alert(1)">x</a>',
  '<a href=" javascript:alert(1)">x</a>',
  '<a href="java\nscript:alert(1)">x</a>',
  '<a href="java&#10;script:alert(1)">x</a>',
  '<a href="&#106;avascript:alert(1)">x</a>',
  '<a href="&#x6A;avascript&colon;alert(1)">x</a>',
  '<a href="javascript&colon;alert(1)">x</a>',
  '<a href="\u0001javascript:alert(1)">x</a>',
  '<a href="data:text/html,<script>alert(1)</script>">x</a>',
  '<a href="vbscript:x">x</a><a href="file:///etc/passwd">x</a><a href="//evil.example">x</a>',
  '<a href="https://a.example/" onclick="alert(1)" style="x" target=_top ping=https://evil.example>x</a>',
  '<a href="https://a.example/&quot; onmouseover=alert(1) x=&quot;">x</a>',
  '<a href=https://a.example/`onclick=alert(1)>x</a>',
  '<a href="#x" href="javascript:alert(1)">x</a>',
  '[x](javascript:alert(1))',
  '[x](<javascript:alert(1)>)',
  '[x]( JaVaScRiPt:alert(1) )',
  '[x](data:text/html;base64,PHNjcmlwdD4=)',
  '[x]: javascript:alert(1)\n\n[x]',
  '<javascript:alert(1)>',
  '<details ontoggle=alert(1) open><summary onclick=alert(1)>x</summary></details>',
  '<div onpointerenter = alert(1)>x',
  '<b onmouseover\n=\n"alert(1)">x</b>',
  '<b/onclick=alert(1)//>x</b>',
  '<b x="</b><script>alert(1)</script>">',
  "<b x='\"><script>alert(1)</script>'>",
  '<!--><script>alert(1)</script>-->',
  '<!-- x --!><img src=x onerror=alert(1)> -->',
  '<![CDATA[<script>alert(1)</script>]]>',
  '<?xml-stylesheet href="https://evil.example"?>',
  '<!doctype html [<!ENTITY x "y">]>',
  '</main></body></html><script>alert(1)</script>',
  '</div></section><h1>✅ all is well</h1>',
  '<template><script>alert(1)</script></template><noscript><img src=x></noscript>',
  '<textarea></textarea><script>alert(1)</script>',
  '<title></title><plaintext><xmp><listing>',
  '<a id=x name=y class="job">x</a><form id=document>',
  '```html\n<script>alert(1)</script>\n```',
  '```"><script>alert(1)</script>\nx\n```',
  '```mermaid\ngraph LR; a["<img src=x onerror=alert(1)>"]\n```',
  '`<script>alert(1)</script>`',
  '| <script>alert(1)</script> | x |\n| --- | :-: |\n| <img src=x onerror=alert(1)> | y |',
  '- [x] <script>alert(1)</script>',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  '<',
  '<a',
  '<a href="',
  '<<<<>>>>',
  '\u0000<scr\u0000ipt>alert(1)</scr\u0000ipt>',
];

describe('untrusted HTML', () => {
  test.each(NASTY)('%j comes out harmless, as HTML and as Markdown', (text) => {
    for (const html of [clean(text), show(text)]) {
      expect(strayMarkup(html)).toEqual([]);
      expect(isBalanced(html)).toBe(true);
    }
  });

  const fragment = fc.oneof(
    fc.constantFrom(...NASTY),
    fc.constantFrom(
      '<',
      '>',
      '"',
      "'",
      '`',
      '=',
      '/',
      '&',
      ';',
      '#',
      '!',
      '--',
      '\n',
      '\n\n',
      ' ',
      '\t',
      '|',
      '[',
      '](',
      ')',
      '\\',
    ),
    fc.constantFrom(
      '<a ',
      'href=',
      'javascript:',
      'onerror=',
      '<script',
      '</',
      '<!--',
      '-->',
      '<img ',
      'src=',
      '&#',
      '&colon',
      '<p ',
    ),
    fc.string({ unit: 'binary', maxLength: 8 }),
  );
  const composed = fc.array(fragment, { maxLength: 14 }).map((parts) => parts.join(''));

  test('no input makes markup that is not on the list', () => {
    fc.assert(
      fc.property(composed, (text) => {
        expect(strayMarkup(clean(text))).toEqual([]);
        expect(isBalanced(clean(text))).toBe(true);
      }),
      { numRuns: 3_000 },
    );
  });

  test('no Markdown makes markup that is not on the list', () => {
    fc.assert(
      fc.property(composed, (text) => {
        expect(strayMarkup(show(text))).toEqual([]);
        expect(isBalanced(show(text))).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  test('the check itself sees what it is there for', () => {
    expect(strayMarkup('<script>')).toHaveLength(1);
    expect(strayMarkup('<p onclick="x">')).toHaveLength(1);
    expect(strayMarkup('<a href="javascript:x">')).toHaveLength(1);
    expect(strayMarkup('<img src="x">')).toHaveLength(1);
    expect(isBalanced('</div>')).toBe(false);
    expect(isBalanced('<p><b></p></b>')).toBe(false);
  });

  test.each([
    ['what is allowed stays', '<h3>A</h3><p>b <kbd>c</kbd><br>d</p>', '<h3>A</h3><p>b <kbd>c</kbd><br>d</p>'],
    ['a tag that is not allowed is shown', '<blink>x</blink>', '&#60;blink&#62;x&#60;/blink&#62;'],
    ['alignment of cells stays', '<td align="RIGHT" width=5>1</td>', '<td align="right">1</td>'],
    [
      'open details stay open',
      '<details open><summary>s</summary>x</details>',
      '<details open=""><summary>s</summary>x</details>',
    ],
    [
      'a link says nothing about where it comes from',
      '<a href="https://a.example/?b=1&amp;c=2">x</a>',
      '<a href="https://a.example/?b=1&#38;c=2" rel="noopener noreferrer nofollow">x</a>',
    ],
    [
      'an image is its text',
      '<img src="https://a.example/x.png" alt="a chart">',
      '<span class="image">🖼 a chart</span>',
    ],
    ['an image without text says that it is one', '<img src=x>', '<span class="image">🖼 image</span>'],
    ['comments are not shown', 'a<!-- marker -->b', 'ab'],
    ['a comment without an end does not hide the rest', 'a<!-- b', 'a&#60;!-- b'],
    ['what was left open is closed', '<details><summary>x', '<details><summary>x</summary></details>'],
    ['what closes too much is closed in order', '<b><i>x</b>y</i>', '<b><i>x</i></b>y'],
    ['what was never opened is not closed', 'x</div></section>', 'x&#60;/section&#62;'],
    [
      'references stay, lone ampersands are escaped',
      '&lt; &amp; &#x41; & &nope',
      '&lt; &amp; &#x41; &#38; &#38;nope',
    ],
  ])('%s', (_, input, output) => {
    expect(clean(input)).toBe(output);
  });

  test('a long line of openings takes no longer than its length allows', () => {
    const text = '<a href="'.repeat(20_000);
    expect(clean(text).length).toBeGreaterThan(text.length);
  });

  test.each([
    ['https://a.example/x#y', true],
    ['HTTP://a.example', true],
    ['#top', true],
    ['#', true],
    ['mailto:a@example.org', false],
    ['/relative', false],
    ['https://a.example/\u202egnp', false],
    ['', false],
  ])('the link %j is %s', (link, isSafe) => {
    expect(safeLink(link) !== null).toBe(isSafe);
  });
});

describe('Markdown as GitHub shows it', () => {
  test.each([
    [
      'a table with alignment',
      '| a | b |\n| --- | ---: |\n| 1 | 2 |',
      ['<th>a</th>', '<th align="right">b</th>', '<td align="right">2</td>'],
    ],
    ['a task list', '- [x] done\n- [ ] open', ['☑ done', '☐ open']],
    [
      'details with Markdown inside',
      '<details><summary>More</summary>\n\n**bold**\n\n</details>',
      ['<details><summary>More</summary>', '<strong>bold</strong>', '</details>'],
    ],
    ['code with its text as it is', '```js\nif (a < b) {}\n```', ['<pre><code>if (a &#60; b) {}']],
    [
      'Mermaid as folded text',
      '```mermaid\ngraph LR; a-->b\n```',
      ['<details><summary>Mermaid diagram, as text</summary>', 'graph LR; a--&#62;b'],
    ],
    [
      'text that is struck out, and a bare address',
      '~~no~~ https://a.example',
      ['<del>no</del>', '<a href="https://a.example"'],
    ],
    ['small tags', 'H<sub>2</sub>O <kbd>Esc</kbd>', ['H<sub>2</sub>O <kbd>Esc</kbd>']],
  ])('%s', (_, markdown, parts) => {
    const html = show(markdown);
    for (const part of parts) expect(html).toContain(part);
  });
});
