import type { RunRecord } from '../record.ts';
import { answerLine } from './answer.ts';
import { callsSection } from './calls-section.ts';
import { formatDuration, formatTime } from './duration.ts';
import { failureSection } from './failure-section.ts';
import { graphSection } from './graph-section.ts';
import { html, type Html, trusted } from './html.ts';
import { jobSection } from './job-section.ts';
import { STYLE } from './style.ts';
import { timelineSection } from './timeline-section.ts';
import { cleanHtml } from './untrusted-html.ts';

/** Forbids whatever the page does not need, should anything ever slip through: scripts, and loads from anywhere. */
const CONTENT_SECURITY_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/**
 * The run as one HTML file that needs nothing else and loads nothing. The same record gives the same text.
 * What `markdownToHtml` makes of the summaries is not trusted.
 */
export function renderReport(record: RunRecord, markdownToHtml: (markdown: string) => string): string {
  const answer = answerLine(record);
  const showMarkdown = (markdown: string) => cleanHtml(markdownToHtml(markdown));
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${CONTENT_SECURITY_POLICY}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="referrer" content="no-referrer" />
        <title>${answer}</title>
        <style>
          ${trusted(STYLE)}
        </style>
      </head>
      <body>
        <main>
          <h1>${answer}</h1>
          ${runFacts(record)}
          ${failureSection(record)}${notices(record)}${graphSection(record.jobs)}${timelineSection(record)}
          <h2>Steps</h2>
          ${record.jobs.map((job, index) => jobSection(job, index, showMarkdown))}${callsSection(record)}
          <footer>Rehearsed by Interlock: nothing here was run by GitHub.</footer>
        </main>
      </body>
    </html> `;
  return page.text;
}

function runFacts(record: RunRecord): Html {
  const facts: readonly (readonly [string, Html | string])[] = [
    ['repository', record.repository],
    ['workflow', html`<code>${record.path}</code>`],
    ['ref', html`<code>${record.ref}</code>`],
    ['commit', html`<code title="${record.sha}">${record.sha.slice(0, 12)}</code>`],
    ['event', record.event],
    ['by', record.actor],
    ['run', `${record.runId}, attempt ${record.runAttempt}`],
    ['began', formatTime(record.startedAt)],
    ['took', formatDuration(record.finishedAt - record.startedAt)],
  ];
  return html`<dl class="facts">
    ${facts.map(
      ([name, value]) =>
        html`<div>
          <dt>${name}</dt>
          <dd>${value}</dd>
        </div>`,
    )}
  </dl> `;
}

function notices(record: RunRecord): Html | null {
  if (record.notices.length === 0) return null;
  return html`<section class="panel told">
    <p><strong>About this run</strong></p>
    <ul>
      ${record.notices.map((notice) => html`<li>${notice}</li>`)}
    </ul>
  </section> `;
}
