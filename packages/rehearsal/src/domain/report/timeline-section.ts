import type { RunRecord } from '../record.ts';
import { durationBetween, formatDuration } from './duration.ts';
import { jobAnchor } from './graph-section.ts';
import { html, type Html } from './html.ts';
import { ICONS, WORDS } from './outcome.ts';
import { placeBar, placeTicks, type Tick } from './timeline.ts';

/** When each job ran, as bars on one line of time; jobs that never started have none. */
export function timelineSection(record: RunRecord): Html {
  const ticks = placeTicks(record.finishedAt - record.startedAt);
  const lines = ticks.map((tick) => html`<i style="left:${tick.left}%"></i>`);
  return html`<h2>Timeline</h2>
    <div class="time">
      ${record.jobs.map((job, index) => {
        const took = durationBetween(job.startedAt, job.finishedAt);
        const bar =
          job.startedAt === null
            ? null
            : placeBar(record, job.startedAt, job.finishedAt ?? record.finishedAt);
        const drawn =
          bar === null
            ? null
            : html`<b class="${job.conclusion}" style="left:${bar.left}%;width:${bar.width}%"></b>`;
        return html`<a class="name" href="#${jobAnchor(index)}" title="${job.name}"
            ><span class="icon ${job.conclusion}">${ICONS[job.conclusion]}</span>${job.name}</a
          >
          <div class="track">${lines}${drawn}</div>
          <span class="took number soft"
            >${took === null ? WORDS[job.conclusion] : formatDuration(took)}</span
          > `;
      })}<span></span>
      <div class="track scale">${ticks.map(drawTick)}</div>
      <span></span>
    </div> `;
}

/** The last mark is left out where its text would stand beyond the edge. */
function drawTick(tick: Tick): Html {
  return tick.left > 94 ? html`` : html`<span style="left:${tick.left}%">${shortTime(tick.atMs)}</span>`;
}

function shortTime(ms: number): string {
  if (ms === 0) return '0';
  if (ms < 60_000) return `${ms / 1000} s`;
  return ms % 60_000 === 0 ? `${ms / 60_000} m` : formatDuration(ms);
}
