import type { RunRecord } from '../record.ts';
import { html, type Html } from './html.ts';

/** Every call to the GitHub API: when, by which job, what, and how it was answered. Nothing when there was none. */
export function callsSection(record: RunRecord): Html {
  const { apiCalls } = record;
  if (apiCalls.length === 0) return html`<p class="soft">No call was made to the GitHub API.</p> `;
  const refused = apiCalls.filter((call) => call.status >= 400).length;
  const rows = apiCalls.map((call) => {
    const after = `+${((call.at - record.startedAt) / 1000).toFixed(2)} s`;
    const status =
      call.status >= 400
        ? html`<span class="failure">✗ ${call.status}</span>`
        : html`<span class="soft">${call.status}</span>`;
    return html`<tr>
      <td class="number">${after}</td>
      <td>${call.job ?? '(no known job)'}</td>
      <td class="mono">${call.method}</td>
      <td class="mono">${call.path}</td>
      <td class="number">${status}</td>
    </tr> `;
  });
  return html`<details class="folded">
    <summary>
      GitHub API, ${apiCalls.length}
      ${apiCalls.length === 1 ? 'call' : 'calls'}${refused === 0 ? '' : `, ${refused} refused`}
    </summary>
    <table class="data">
      <thead>
        <tr>
          <th>when</th>
          <th>job</th>
          <th>method</th>
          <th>path</th>
          <th>status</th>
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </details> `;
}
