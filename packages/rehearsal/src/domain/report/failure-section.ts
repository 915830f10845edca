import type { JobRecord, RunRecord } from '../record.ts';
import { annotationList } from './annotations.ts';
import { decisiveJobs, decisiveStep } from './answer.ts';
import { jobAnchor } from './graph-section.ts';
import { html, type Html } from './html.ts';
import { logBlock } from './log.ts';
import { WORDS } from './outcome.ts';

const LAST_LINES = 12;

/** Where and why the run did not succeed: what a reader needs before anything else. Nothing for a success. */
export function failureSection(record: RunRecord): Html {
  return html`${decisiveJobs(record).map((job) => describeFailure(job, record.jobs.indexOf(job)))}`;
}

function describeFailure(job: JobRecord, index: number): Html {
  const step = decisiveStep(job);
  const errors = (step?.annotations ?? []).filter((annotation) => annotation.level === 'error');
  const kind = job.conclusion === 'failure' ? 'failed' : 'stopped';
  return html`<section class="panel ${kind}">
    <p>
      <strong>${capitalized(WORDS[job.conclusion])}</strong> in
      <a href="#${jobAnchor(index)}">${job.name}</a
      >${step === null ? null : html`, at <strong>${step.name}</strong>`}
    </p>
    ${job.messages.map((message) => html`<p>${message}</p>`)} ${annotationList(errors)}
    ${
      errors.length > 0 || step === null || step.log.length === 0
        ? null
        : html`<p class="soft">The last lines of its log:</p>
            ${logBlock(step.log.slice(-LAST_LINES))}`
    }
  </section> `;
}

function capitalized(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
