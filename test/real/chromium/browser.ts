import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { marked } from 'marked';
import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';
import { temporaryFolder } from '../harness/folder.ts';

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

/**
 * A step summary as GitHub would show it, but for one thing: GitHub takes scripts out, and nothing does here. What runs
 * here is kept from running there by GitHub alone.
 */
export function asSummary(markdown: string): string {
  return `<!doctype html><meta charset="utf-8"><style>
body { margin: 24px; font: 16px/1.5 sans-serif; color: #1f2328; }
main { overflow-wrap: break-word; }
table { display: block; width: max-content; max-width: 100%; overflow: auto; border-collapse: collapse; }
th, td { padding: 6px 13px; border: 1px solid #d1d9e0; }
tr:nth-child(2n) { background: #f6f8fa; }
code { padding: .2em .4em; font-size: 85%; white-space: break-spaces; background: #eff1f3; border-radius: 6px; }
pre { padding: 16px; overflow: auto; background: #f6f8fa; }
pre code { padding: 0; white-space: pre; background: none; }
</style><main>${marked.parse(markdown, { async: false, gfm: true })}</main>`;
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
