import { markdownToHtml } from '@interlock/rehearsal/adapters/marked';
import type { RunRecord } from '@interlock/rehearsal/domain/record';
import { renderReport } from '@interlock/rehearsal/domain/report/report';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { job, promotedRun, rolledBackRun, run, step } from './sample-run.ts';

const render = (record: RunRecord) => renderReport(record, markdownToHtml);
const text = (html: string) =>
  html
    .replace(/<style>[^]*?<\/style>/, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replace(/\s+/g, ' ');

const LOADING_TAG = /^(?:script|iframe|object|embed|link|img|image|video|audio|source|form|input|base)$/;
const LOADING_ATTRIBUTE = /^(?:on.*|src|srcset|background|action|formaction|data|poster|ping)$/;

/** All that could run or load, searched for in the tags of the whole page without its style sheet. */
function dangers(html: string): readonly string[] {
  const page = html.replace(/<style>[^]*?<\/style>/, '');
  const found: string[] = [];
  for (const [tag, name = '', attributes = ''] of page.matchAll(
    /<([a-z!][a-z0-9]*)((?:[^"<>]|"[^"<>]*")*)>/gi,
  )) {
    if (LOADING_TAG.test(name.toLowerCase())) found.push(tag);
    for (const [, key = '', value = ''] of attributes.matchAll(/([^\s"=/]+)(?:\s*=\s*("[^"]*"|[^\s"]+))?/g)) {
      if (LOADING_ATTRIBUTE.test(key.toLowerCase())) found.push(`${key}=${value}`);
      if (key === 'href' && !/^"(?:https?:|#)/.test(value)) found.push(`${key}=${value}`);
      if (key === 'style' && !/^"[a-z0-9:;.%-]*"$/.test(value)) found.push(`${key}=${value}`);
      if (key === 'http-equiv' && value !== '"Content-Security-Policy"') found.push(`${key}=${value}`);
    }
  }
  // What is left of `<` after all well-formed tags are taken away could be read as anything.
  if (/</.test(page.replace(/<[a-z!/][a-z0-9]*(?:[^"<>]|"[^"<>]*")*>/gi, ''))) found.push('a broken tag');
  return found;
}

describe('the report of a run', () => {
  test('is the same text for the same record', () => {
    expect(render(rolledBackRun)).toBe(render(structuredClone(rolledBackRun)));
  });

  test('begins with the answer, in the title and on the page', () => {
    const failed = '❌ Promote: failed in promote / switch, at Switch traffic (1 m 03 s)';
    const html = render(rolledBackRun);
    expect(html).toContain(`<title>${failed}</title>`);
    expect(text(html.slice(html.indexOf('<main>')))).toMatch(
      new RegExp(`^ ?${failed.replace(/[()]/g, '\\$&')}`),
    );
    expect(render(promotedRun)).toContain('<h1>✅ Promote: passed, 7 jobs (53.4 s)</h1>');
  });

  test('tells at the top what failed and what to do about it', () => {
    const html = render(rolledBackRun);
    const top = text(html.slice(html.indexOf('<main>'), html.indexOf('<h2>Jobs')));
    expect(top).toContain('Failed in promote / switch , at Switch traffic');
    expect(top).toContain('Look at the pods of shop-green, correct the version and promote again.');
    expect(text(render(promotedRun))).not.toContain('Failed in');
  });

  test('shows the last lines of a failed step that left no annotation', () => {
    const log = Array.from({ length: 30 }, (_, line) => `line ${line}`);
    const failing = step('Run it', 0, 10, { outcome: 'failure', conclusion: 'failure', log });
    const html = render(
      run([job('a', 'a', [failing], { conclusion: 'failure' })], { conclusion: 'failure' }),
    );
    const top = text(html.slice(0, html.indexOf('<h2>Jobs')));
    expect(top).toContain('line 18 line 19');
    expect(top).not.toContain('line 17');
  });

  test('shows every job, step, summary, output and call', () => {
    for (const record of [promotedRun, rolledBackRun]) {
      const shown = text(render(record));
      for (const each of record.jobs) {
        expect(shown).toContain(each.name);
        for (const one of each.steps) expect(shown).toContain(one.name);
        for (const value of Object.values(each.outputs)) expect(shown).toContain(value);
      }
      for (const call of record.apiCalls) expect(shown).toContain(call.path);
      for (const notice of record.notices) expect(shown).toContain(notice);
      const summaries = record.jobs.flatMap((each) => each.steps).filter((one) => one.summary !== '');
      expect(shown.match(/Summary of /g)).toHaveLength(summaries.length);
    }
    expect(text(render(rolledBackRun))).toContain('the selector was put back after 2.1 s');
  });

  test('says the outcome in words beside each sign', () => {
    const shown = text(render(rolledBackRun));
    for (const words of ['✗ failed', '✓ passed', '– skipped', 'failed, continued'])
      expect(shown).toContain(words);
  });

  test('loads nothing and runs nothing', () => {
    for (const record of [promotedRun, rolledBackRun]) expect(dangers(render(record))).toEqual([]);
    const style = /<style>([^]*?)<\/style>/.exec(render(promotedRun))?.[1] ?? '';
    expect(style).not.toMatch(/url\(|@import|</);
  });

  test('has no dangers whatever a run calls its things and writes', () => {
    const nasty = fc.oneof(
      fc.constantFrom(
        '"><script>alert(1)</script>',
        "' onmouseover=alert(1) x='",
        '</style><script>alert(1)</script>',
        '</title><img src=x onerror=alert(1)>',
        'x; background:url(https://evil.example)',
        '<a href="javascript:alert(1)">x</a>',
        '![a](https://evil.example/x.png)',
      ),
      fc.string({ unit: 'binary', maxLength: 12 }),
    );
    fc.assert(
      fc.property(nasty, nasty, (one, two) => {
        const failing = step(one, 0, 10, {
          outcome: 'failure',
          conclusion: 'failure',
          summary: `${one}\n\n${two}`,
          outputs: { [one]: two },
          log: [one, two],
          annotations: [{ level: 'error', title: one, message: two, file: one, line: 1 }],
        });
        const record = run(
          [
            job(one, two, [failing], {
              conclusion: 'failure',
              needs: [one],
              messages: [two],
              outputs: { [two]: one },
            }),
          ],
          {
            conclusion: 'failure',
            workflow: one,
            actor: two,
            ref: one,
            sha: two,
            path: one,
            notices: [two],
            apiCalls: [{ at: 0, job: one, method: two, path: one, status: 500 }],
          },
        );
        expect(dangers(render(record))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  test('the search for dangers finds them', () => {
    expect(dangers('<p onclick="x">')).toHaveLength(1);
    expect(dangers('<img src="x">')).toHaveLength(2);
    expect(dangers('<p title="x" onclick=y>')).toHaveLength(1);
    expect(dangers('<p title="<">')).toContain('a broken tag');
    expect(dangers('<a href="javascript:x">')).toHaveLength(1);
    expect(dangers('<div style="background:url(x)">')).toHaveLength(1);
  });

  test('shows no escape sequence of a terminal and names what reorders text', () => {
    const log = ['\u001b[31mred\u001b[0m', 'a\u202eb'];
    const html = render(run([job('a', 'a', [step('s', 0, 1, { log })])]));
    expect(html).toContain('red\na⟨U+202E⟩b');
    expect(html).not.toContain('\u001b');
  });

  test('a run without jobs is a page all the same', () => {
    const html = render(run([], { conclusion: 'failure' }));
    expect(html).toContain('❌ Promote: failed (0.0 s)');
    expect(dangers(html)).toEqual([]);
  });
});
