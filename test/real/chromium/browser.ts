import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { marked } from 'marked';
import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';
import { temporaryFolder } from '../harness/folder.ts';
import type { Check } from './gate.ts';

const base = `
body { margin: 24px; font: 16px/1.5 'Segoe UI', 'Noto Sans', Helvetica, Arial, sans-serif; color: #1f2328; }
main { overflow-wrap: break-word; }
h2, h3 { margin: 24px 0 16px; font-weight: 600; line-height: 1.25; }
h2 { padding-bottom: .3em; font-size: 1.5em; border-bottom: 1px solid #d1d9e0; }
h3 { font-size: 1.25em; }
p, ul, ol, table, pre, details { margin: 0 0 16px; }
ul, ol { padding-left: 2em; }
table { display: block; width: max-content; max-width: 100%; overflow: auto; border-collapse: collapse; }
th, td { padding: 6px 13px; border: 1px solid #d1d9e0; }
tr:nth-child(2n) { background: #f6f8fa; }
code, pre { font-family: SFMono-Regular, Menlo, Consolas, 'Liberation Mono', monospace; }
code { padding: .2em .4em; font-size: 85%; white-space: break-spaces; background: #eff1f3; border-radius: 6px; }
pre { padding: 16px; overflow: auto; background: #f6f8fa; }
pre code { padding: 0; white-space: pre; background: none; }
`;

const screenshots = path.resolve(import.meta.dirname, '../../../.interlock/real');

/** What a page turned out to be. */
export interface Seen {
  /** The first line that a reader sees. */
  readonly firstLine: string;
  readonly text: string;
  /** How many pixels its content is wide, in a window of 1000. */
  readonly width: number;
  /** Of each table, the number of cells of each row. */
  readonly tables: readonly (readonly number[])[];
  /** The first cells of tables of which a part is out of view. */
  readonly cutTables: readonly string[];
  /** Headings, with where they end, in pixels from the top. */
  readonly headings: readonly { readonly text: string; readonly bottom: number }[];
  /** Items of the first numbered list. */
  readonly items: number;
  /** How many pixels each drawn bar is wide, rounded. */
  readonly drawings: readonly number[];
  /** What the page would have loaded from elsewhere. */
  readonly requests: readonly string[];
  /** Scripts of hostile text set `window.reached`. */
  readonly reached: boolean;
  /** Addresses of links that run a script. */
  readonly scriptLinks: readonly string[];
}

export function launch(executablePath: string): Promise<Browser> {
  return chromium.launch({
    executablePath,
    headless: true,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
}

const pageOf = (style: string, content: string): string =>
  `<!doctype html><meta charset="utf-8"><style>${base}${style}</style><main>${content}</main>`;

const rendered = (markdown: string): string => marked.parse(markdown, { async: false, gfm: true });

/**
 * A step summary as GitHub would show it, but for one thing: GitHub takes scripts out, and nothing does here. What runs
 * here is kept from running there by GitHub alone.
 */
export function asSummary(markdown: string): string {
  return pageOf('', rendered(markdown));
}

/** A comment on a pull request: the same in a narrower column and smaller letters. */
export function asComment(markdown: string): string {
  return pageOf('main { width: 740px; font-size: 14px; }', rendered(markdown));
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** A check run: its title, its summary, and the annotations as they stand beneath. */
export function asCheck({ output, annotations }: Check): string {
  const list = annotations.map(
    (one) =>
      `<section class="${escaped(one.annotation_level)}"><b>${escaped(one.title)}</b><br>${escaped(one.path)}#L${one.start_line}<pre>${escaped(one.message)}</pre></section>`,
  );
  return pageOf(
    'main { width: 740px; font-size: 14px; } h1 { font-size: 20px; } section { padding: 8px; border-left: 4px solid #d4a72c; margin-bottom: 8px; } section.failure { border-color: #cf222e; } section pre { margin: 4px 0 0; padding: 0; background: none; white-space: pre-wrap; }',
    `<h1>${escaped(output.title)}</h1>${rendered(output.summary)}<h2>Annotations</h2>${list.join('')}`,
  );
}

/** Opens a page in a window of 1000 pixels, looks at it, and keeps a picture of it under this name. */
export async function look(browser: Browser, html: string, name: string): Promise<Seen> {
  const page = await browser.newPage({ viewport: { width: 1000, height: 800 } });
  try {
    const file = path.join(await temporaryFolder('page'), 'page.html');
    await writeFile(file, html);
    const requests: string[] = [];
    page.on('request', (request) => {
      if (!request.url().startsWith('file:') && !request.url().startsWith('data:'))
        requests.push(request.url());
      else if (request.resourceType() !== 'document') requests.push(request.url());
    });
    await page.goto(`file://${file}`);
    // Errors of images, on which hostile text relies, come after the page has loaded.
    await page.evaluate('new Promise((done) => requestAnimationFrame(() => setTimeout(done, 50)))');
    await page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })");
    const text = (await page.evaluate<string>('document.body.innerText')).trim();
    const seen: Seen = {
      firstLine: text.split('\n')[0] ?? '',
      text,
      width: await page.evaluate<number>('document.documentElement.scrollWidth'),
      tables: await page.evaluate<number[][]>(
        "[...document.querySelectorAll('table')].map((table) => [...table.rows].map((row) => row.cells.length))",
      ),
      cutTables: await page.evaluate<string[]>(
        "[...document.querySelectorAll('table')].filter((table) => table.scrollWidth > table.clientWidth + 1).map((table) => table.innerText.slice(0, 80))",
      ),
      headings: await page.evaluate<{ text: string; bottom: number }[]>(
        "[...document.querySelectorAll('h2, h3')].map((one) => ({ text: one.innerText, bottom: one.getBoundingClientRect().bottom }))",
      ),
      items: await page.evaluate<number>("document.querySelectorAll('ol:first-of-type > li').length"),
      drawings: await page.evaluate<number[]>(
        "[...document.querySelectorAll('code')].filter((one) => /^[█▌░│]+$/u.test(one.innerText)).map((one) => Math.round(one.getBoundingClientRect().width))",
      ),
      requests,
      reached: await page.evaluate<boolean>("'reached' in window"),
      scriptLinks: await page.evaluate<string[]>(
        "[...document.querySelectorAll('a[href]')].map((link) => link.protocol).filter((protocol) => protocol === 'javascript:')",
      ),
    };
    await mkdir(screenshots, { recursive: true });
    await page.screenshot({ path: path.join(screenshots, `${name}.png`), fullPage: true });
    return seen;
  } finally {
    await page.close();
  }
}
