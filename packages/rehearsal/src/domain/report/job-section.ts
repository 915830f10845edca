import type { JobRecord, StepRecord } from '../record.ts';
import { annotationList } from './annotations.ts';
import { durationBetween, formatDuration } from './duration.ts';
import { jobAnchor } from './graph-section.ts';
import { html, type Html } from './html.ts';
import { logBlock } from './log.ts';
import { describeStep, ICONS, WORDS } from './outcome.ts';

/** Turns a step's Markdown into HTML that is safe to show. */
export type ShowMarkdown = (markdown: string) => Html;

/** A job: why it came to what it did, its steps, and every summary that they wrote. */
export function jobSection(job: JobRecord, index: number, showMarkdown: ShowMarkdown): Html {
  const summaries = job.steps.filter((step) => step.summary.trim() !== '');
  return html`<section class="job" id="${jobAnchor(index)}">
    <header>
      <h3><span class="icon ${job.conclusion}">${ICONS[job.conclusion]}</span>${job.name}</h3>
      <span class="${job.conclusion}">${WORDS[job.conclusion]}</span>${needsText(job)}<span
        class="took number soft"
        >${tookText(job.startedAt, job.finishedAt)}</span
      >
    </header>
    ${job.messages.length === 0 ? null : html`<div class="panel failed">${job.messages.map((message) => html`<p>${message}</p>`)}</div>`}
    ${job.steps.length === 0 ? null : html`<div class="steps">${job.steps.map(stepLine)}</div>`}
    ${summaries.map(
      (step) =>
        html`<div class="shown">
          <p class="of">Summary of ${step.name}</p>
          <div class="markdown">${showMarkdown(step.summary)}</div>
        </div> `,
    )}${jobFacts(job)}
  </section> `;
}

function needsText(job: JobRecord): Html | null {
  return job.needs.length === 0 ? null : html`<span class="soft">after ${job.needs.join(', ')}</span>`;
}

function tookText(startedAt: number | null, finishedAt: number | null): string {
  const took = durationBetween(startedAt, finishedAt);
  return took === null ? '' : formatDuration(took);
}

function stepLine(step: StepRecord): Html {
  const word = step.outcome === 'success' ? 'soft' : step.outcome;
  const line = html`<span class="icon ${step.outcome}">${ICONS[step.outcome]}</span>
    <span class="title">${step.name}</span>${annotationCount(step)}<span class="word ${word}"
      >${describeStep(step)}</span
    >
    <span class="took number soft">${tookText(step.startedAt, step.finishedAt)}</span>`;
  const inside = stepDetails(step);
  if (inside === null) return html`<div class="step"><div class="line">${line}</div></div> `;
  const isOpen = step.outcome === 'failure' ? html` open` : null;
  return html`<details class="step" ${isOpen}>
    <summary class="line">${line}</summary>
    <div class="inside">${inside}</div>
  </details> `;
}

function annotationCount(step: StepRecord): Html | null {
  const count = step.annotations.length;
  return count === 0
    ? null
    : html`<span class="soft">${count} ${count === 1 ? 'annotation' : 'annotations'}</span>`;
}

function stepDetails(step: StepRecord): Html | null {
  const parts: Html[] = [];
  if (step.annotations.length > 0) parts.push(annotationList(step.annotations));
  if (Object.keys(step.outputs).length > 0)
    parts.push(
      html`<p>Outputs</p>
        ${valueTable(step.outputs)}`,
    );
  if (step.log.length > 0) {
    const cut = step.logTruncated ? ', the last of them: the log was longer' : '';
    parts.push(
      html`<p>Log, ${step.log.length} ${step.log.length === 1 ? 'line' : 'lines'}${cut}</p>
        ${logBlock(step.log)}`,
    );
  }
  return parts.length === 0 ? null : html`${parts}`;
}

function jobFacts(job: JobRecord): Html | null {
  const parts: Html[] = [];
  if (Object.keys(job.outputs).length > 0)
    parts.push(
      html`<p class="of">Outputs of the job</p>
        ${valueTable(job.outputs)}`,
    );
  if (job.permissionsUsed.length > 0 || job.permissionsUnused.length > 0) {
    const used = job.permissionsUsed.length === 0 ? 'none' : job.permissionsUsed.join(', ');
    const unused =
      job.permissionsUnused.length === 0
        ? null
        : html`; granted but not used: <code>${job.permissionsUnused.join(', ')}</code>`;
    parts.push(html`<p class="of">Permissions used: <code>${used}</code>${unused}</p>`);
  }
  return parts.length === 0 ? null : html`<div class="shown">${parts}</div> `;
}

function valueTable(values: Readonly<Record<string, string>>): Html {
  const rows = Object.entries(values).map(
    ([name, value]) =>
      html`<tr>
        <td class="key mono">${name}</td>
        <td>
          <div class="value mono">${value === '' ? html`<span class="soft">(empty)</span>` : value}</div>
        </td>
      </tr> `,
  );
  return html`<table class="data">
    <tbody>
      ${rows}
    </tbody>
  </table> `;
}
