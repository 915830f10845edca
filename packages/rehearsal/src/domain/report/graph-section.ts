import type { JobRecord } from '../record.ts';
import { durationBetween, formatDuration } from './duration.ts';
import { html, type Html } from './html.ts';
import { ICONS, WORDS } from './outcome.ts';
import { type Edge, layOutJobs, type PlacedJob } from './stages.ts';

/** What the page has room for; a graph of more stages than fit at the least width is scrolled. */
const PAGE_WIDTH = 1132;
const LEAST_BOX_WIDTH = 124;
const MOST_BOX_WIDTH = 216;
const COLUMN_GAP = 28;
const BOX_HEIGHT = 64;
const ROW_HEIGHT = BOX_HEIGHT + 10;

/** The anchor of a job's own section. */
export function jobAnchor(index: number): string {
  return `job-${index + 1}`;
}

/** All jobs as boxes, a column for each stage, joined by what they need. */
export function graphSection(jobs: readonly JobRecord[]): Html {
  const graph = layOutJobs(jobs);
  const boxWidth = fitBoxes(graph.stages);
  const width = Math.max(1, graph.stages) * (boxWidth + COLUMN_GAP) - COLUMN_GAP;
  const height = Math.max(1, graph.rows) * ROW_HEIGHT - (ROW_HEIGHT - BOX_HEIGHT);
  return html`<h2>Jobs</h2>
    <div class="scroll">
      <div class="graph" style="width:${width}px;height:${height}px">
        <svg width="${width}" height="${height}" aria-hidden="true">
          ${graph.edges.map((edge) => drawEdge(edge, boxWidth))}
        </svg>
        ${graph.jobs.map((placed) => drawBox(placed, boxWidth))}
      </div>
    </div> `;
}

function fitBoxes(stages: number): number {
  const fitting = Math.floor((PAGE_WIDTH + COLUMN_GAP) / Math.max(1, stages)) - COLUMN_GAP;
  return Math.min(MOST_BOX_WIDTH, Math.max(LEAST_BOX_WIDTH, fitting));
}

function drawEdge({ from, to }: Edge, boxWidth: number): Html {
  const x1 = from.stage * (boxWidth + COLUMN_GAP) + boxWidth;
  const y1 = from.row * ROW_HEIGHT + BOX_HEIGHT / 2;
  const x2 = to.stage * (boxWidth + COLUMN_GAP);
  const y2 = to.row * ROW_HEIGHT + BOX_HEIGHT / 2;
  const bend = (x2 - x1) / 2;
  return html`<path d="M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}" />`;
}

function drawBox({ job, index, stage, row }: PlacedJob, boxWidth: number): Html {
  const took = durationBetween(job.startedAt, job.finishedAt);
  const left = stage * (boxWidth + COLUMN_GAP);
  const top = row * ROW_HEIGHT;
  const place = `left:${left}px;top:${top}px;width:${boxWidth}px;height:${BOX_HEIGHT}px`;
  const parts = job.name.split(' / ');
  const calls = parts.slice(0, -1).join(' / ');
  return html`<a
    class="box ${job.conclusion}"
    href="#${jobAnchor(index)}"
    title="${job.name}"
    style="${place}"
  >
    <i>${calls === '' ? '' : `${calls} /`}</i>
    <b>${parts.at(-1) ?? ''}</b>
    <small>
      <span class="${job.conclusion}">${ICONS[job.conclusion]} ${WORDS[job.conclusion]}</span>
      <span class="soft number">${took === null ? '' : formatDuration(took)}</span>
    </small>
  </a> `;
}
