import { isSuccess, outcomeLabel } from '../../delivery/outcome.ts';
import { formatDuration } from '../../internal/duration.ts';
import type { SecretValues } from '../../internal/mask.ts';
import { exchangeDetails } from './exchange-details.ts';
import { html, type Markup, trusted } from './markup.ts';
import { MOST_EXCHANGES, type RecordedExchange, type RunRecord } from './run-recorder.ts';

/** How much of the page request bodies may take, in bytes before they are indented. */
const ROOM_FOR_BODIES = 2_000_000;
/** So many rows are elements of the page at once. */
const ROWS_ON_A_PAGE = 50;

/** The table of attempts. Its controls show up where scripts run; its rows open without them as well. */
export function attemptsSection({ exchanges, exchangesLeftOut }: RunRecord, secret: SecretValues): Markup {
  const firstRows = new Map<string, string>();
  let roomBytes = ROOM_FOR_BODIES;
  const rows = exchanges.map((exchange) => {
    const sameBodyAs = firstRows.get(exchange.deliveryId);
    if (sameBodyAs === undefined) {
      firstRows.set(exchange.deliveryId, rowId(exchange));
      roomBytes -= exchange.request?.body.byteLength ?? 0;
    }
    return row(exchange, exchangeDetails(exchange, { secret, sameBodyAs, withBody: roomBytes >= 0 }));
  });
  return html`
<section aria-labelledby="attempts" class="card">
  <h2 id="attempts" tabindex="-1">Attempts</h2>
  ${
    exchangesLeftOut > 0
      ? html`<p class="hint">This file contains ${MOST_EXCHANGES} attempts, failed ones first; ${exchangesLeftOut} more were made.</p>`
      : undefined
  }
  ${controls(exchanges)}
  <div class="scroll" role="region" aria-label="Table of attempts" tabindex="0">
  <table class="attempts">
    <thead><tr>
      <th scope="col">Delivery</th><th scope="col">Event type</th><th scope="col" class="number">Attempt</th>
      <th scope="col" class="number medium">Due</th><th scope="col" class="wide">Started (UTC)</th>
      <th scope="col">Response</th><th scope="col" class="number medium">Latency</th>
      <th scope="col" class="scripted"><span class="unseen">Details</span></th>
    </tr></thead>
    ${rows.slice(0, ROWS_ON_A_PAGE)}
  </table>
  </div>
  <p class="hint" id="nothing-found" hidden>No attempt matches.</p>
  ${
    rows.length > ROWS_ON_A_PAGE
      ? html`<p class="hint unscripted">${rows.length - ROWS_ON_A_PAGE} more attempts appear when JavaScript is enabled.</p>
  <nav class="pages scripted" aria-label="Pages of attempts"><button type="button" id="previous">Previous</button>
    <span id="page" aria-live="polite"></span><button type="button" id="next">Next</button></nav>`
      : undefined
  }
  ${laterRows(exchanges, rows)}
</section>`;
}

/** The rows that are not on the first page, as data: a browser makes elements of a page of them at a time. */
function laterRows(exchanges: readonly RecordedExchange[], rows: readonly Markup[]): Markup | undefined {
  if (rows.length <= ROWS_ON_A_PAGE) return undefined;
  const later = exchanges.slice(ROWS_ON_A_PAGE).map((exchange, index) => ({
    id: rowId(exchange),
    type: exchange.eventType,
    result: isSuccess(exchange.attempt.outcome) ? 'delivered' : 'failed',
    response: outcomeLabel(exchange.attempt.outcome),
    html: rows[ROWS_ON_A_PAGE + index]?.markup ?? '',
  }));
  const json = JSON.stringify(later).replaceAll('<', String.raw`\u003c`);
  return html`<script type="application/json" id="later">${trusted(json)}</script>`;
}

function row({ deliveryId, eventType, attempt }: RecordedExchange, details: Markup): Markup {
  const id = `${deliveryId}-${attempt.number}`;
  const success = isSuccess(attempt.outcome);
  const label = outcomeLabel(attempt.outcome);
  return html`
<tbody id="a-${id}" class="attempt" data-type="${eventType}" data-result="${success ? 'delivered' : 'failed'}" data-response="${label}">
  <tr>
    <td>${deliveryId}</td><th scope="row">${breakable(eventType)}</th><td class="number">${attempt.number}</td>
    <td class="number medium">+${formatDuration(attempt.dueAfterMs)}</td><td class="wide">${attempt.startedAt.slice(11, 23)}</td>
    <td><span class="badge ${success ? 'ok' : 'bad'}"><span aria-hidden="true">${success ? '✓' : '✗'}</span> ${label}</span></td>
    <td class="number medium">${formatDuration(attempt.latencyMs)}</td>
    <td class="scripted"><button type="button" class="toggle" aria-expanded="false" aria-controls="x-${id}" aria-label="Request and response of ${deliveryId}, attempt ${attempt.number}"><span aria-hidden="true">▸</span></button></td>
  </tr>
  <tr class="details" id="x-${id}"><td colspan="8"><details><summary>Request and response</summary>${details}</details></td></tr>
</tbody>`;
}

function controls(exchanges: readonly RecordedExchange[]): Markup {
  const types = [...new Set(exchanges.map(({ eventType }) => eventType))].sort(byName);
  const responses = [...new Set(exchanges.map(({ attempt }) => outcomeLabel(attempt.outcome)))].sort(byName);
  const options = (values: readonly string[], prefix: string) =>
    values.map((value) => html`<option value="${prefix}:${value}">${value}</option>`);
  return html`
<form class="controls scripted" role="search">
  <label>Search <input type="search" id="search" placeholder="id, type, header or body" autocomplete="off"></label>
  <label>Response <select id="response"><option value="">all</option><option value="result:failed">failed</option><option value="result:delivered">delivered</option>${options(responses, 'response')}</select></label>
  <label>Event type <select id="type"><option value="">all</option>${options(types, 'type')}</select></label>
  <output id="shown" for="search response type">${exchanges.length} attempts</output>
</form>`;
}

function rowId({ deliveryId, attempt }: RecordedExchange): string {
  return `a-${deliveryId}-${attempt.number}`;
}

/** A name that, where it has to, breaks before a dot or a slash. */
function breakable(name: string): Markup[] {
  return name.split(/(?=[./])/).map((part, index) => (index === 0 ? html`${part}` : html`<wbr>${part}`));
}

function byName(a: string, b: string): number {
  return a.localeCompare(b, 'en');
}
