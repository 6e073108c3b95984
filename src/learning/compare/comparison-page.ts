import { packageVersion } from '../../internal/package-version.ts';
import { html, type Markup } from '../../report/html/markup.ts';
import { pageShell } from '../../report/html/page-shell.ts';
import type { CatalogComparison, Difference } from './comparison.ts';
import { differenceText, eventHeading, summary } from './comparison-text.ts';

/**
 * A comparison as one HTML file that loads nothing.
 *
 * @param verdict Whether it has a difference that must not be.
 */
export function comparisonPage(comparison: CatalogComparison, verdict: 'passed' | 'failed'): string {
  const { deliveries, events, requests, stories } = comparison;
  return pageShell({
    tool: { version: packageVersion() },
    title: 'Real deliveries beside the catalog',
    verdict,
    lead: summary(comparison),
    facts: [
      ['Deliveries', String(deliveries)],
      ['Event types', String(events.length)],
    ],
    reproduce: 'npx cf-webhook-sim compare RECORDING',
    skipTo: ['differences', 'differences'],
    main: [
      html`<div id="differences">${events.map(
        (event) => html`<section><h2>${event.eventType}</h2><p>${eventHeading(event)}</p>
${differenceTable(event.differences)}${
  event.ownFields.length === 0
    ? html``
    : html`<h3>Fields of your own</h3><table><thead><tr><th>Field</th><th>Seen</th></tr></thead><tbody>${event.ownFields.map(
        ({ path, actual, seen, of }) =>
          html`<tr><td><code>${path}</code></td><td>${actual} (${seen} of ${of})</td></tr>`,
      )}</tbody></table>`
}</section>`,
      )}</div>`,
      requests.length === 0
        ? undefined
        : html`<section><h2>Requests</h2>${differenceTable(requests)}</section>`,
      stories.length === 0
        ? undefined
        : html`<section><h2>Events about one person</h2><table><thead><tr><th>After</th><th>Next</th><th>Seen</th><th>Wait</th></tr></thead><tbody>${stories.map(
            ({ after, next, seen, wait }) =>
              html`<tr><td>${after}</td><td>${next}</td><td>${seen}</td><td>${wait}</td></tr>`,
          )}</tbody></table></section>`,
    ],
    script: '',
  });
}

function differenceTable(differences: readonly Difference[]): Markup {
  if (differences.length === 0) return html`<p>No differences.</p>`;
  return html`<table><thead><tr><th>Kind</th><th>Field</th><th>Difference</th></tr></thead><tbody>${differences.map(
    (difference) =>
      html`<tr><td>${difference.kind}</td><td><code>${difference.path}</code></td><td>${differenceText(difference)}</td></tr>`,
  )}</tbody></table>`;
}
