import { responseCounts } from '../response-counts.ts';
import type { RunSummary } from '../run-report.ts';
import type { LatencyBar } from './latency-histogram.ts';
import { html, type Markup } from './markup.ts';

/** How often each response came, as bars. */
export function responsesSection(summary: RunSummary): Markup {
  const responses = responseCounts(summary);
  const most = Math.max(1, ...responses.map(({ count }) => count));
  return html`
<section aria-labelledby="responses" class="card">
  <h2 id="responses">Responses</h2>
  ${responses.length === 0 ? html`<p class="hint">No attempts were made.</p>` : undefined}
  <table class="bars">
    <thead class="unseen"><tr><th scope="col">Response</th><th scope="col">Share</th><th scope="col">Attempts</th></tr></thead>
    <tbody>${responses.map(
      ({ label, count, success }) => html`
      <tr><th scope="row">${label}</th>
        <td><svg class="bar" aria-hidden="true"><rect class="${success ? 'ok' : 'bad'}" width="${percent(count, most)}%" height="100%" rx="3"/></svg></td>
        <td class="number">${count}</td></tr>`,
    )}</tbody>
  </table>
</section>`;
}

/** The distribution of latencies, as columns. */
export function latencySection(bars: readonly LatencyBar[]): Markup {
  const most = Math.max(1, ...bars.map(({ count }) => count));
  return html`
<section aria-labelledby="latency" class="card">
  <h2 id="latency">Latency</h2>
  <p class="hint">Real time until the response was complete.</p>
  ${bars.length === 0 ? html`<p class="hint">No attempt got a response.</p>` : undefined}
  <ul class="columns">${bars.map(
    ({ label, count }) => html`
    <li><span class="column-count">${count === 0 ? '' : count}<span class="unseen"> attempts</span></span>
      <svg aria-hidden="true"><rect class="latency" y="${100 - percent(count, most)}%" width="100%" height="${percent(count, most)}%" rx="3"/></svg>
      <span class="column-label">${label}</span></li>`,
  )}</ul>
</section>`;
}

/** A share in percent; what is there at all stays visible. */
function percent(count: number, most: number): number {
  return count === 0 ? 0 : Math.max(1.5, Math.round((count / most) * 1_000) / 10);
}
