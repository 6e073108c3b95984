import { createHash } from 'node:crypto';
import type { SecretValues } from '../../internal/mask.ts';
import { printable } from '../../internal/printable.ts';
import { type CaseStatus, isTrouble, type ReportCase } from '../report-cases.ts';
import type { ReportDocument } from '../report-document.ts';
import { html, type Markup, trusted } from './markup.ts';
import { PAGE_STYLE } from './page-style.ts';

const MARKS = { passed: '✓', failed: '✗', incomplete: '…' } as const;

/** One HTML file about cases of any kind, suite by suite; it loads nothing, sends nothing and runs no script. */
export function casesPage(document: ReportDocument, secret: SecretValues): string {
  const { endpoint, reproduce, seed, tool, verdict } = document;
  const cases = [...document.cases];
  const clean = (text: string) => printable(text, secret);
  const suites = [...new Set(cases.map(({ suite }) => suite))];
  const styleHash = `'sha256-${createHash('sha256').update(PAGE_STYLE).digest('base64')}'`;
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src ${styleHash}; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${verdict}: checks of ${clean(endpoint)}</title>
<style>${trusted(PAGE_STYLE)}</style>
</head>
<body>
<header>
  <div class="top"><p class="brand">cf-webhook-sim <span>${tool.version}</span></p></div>
  <h1 class="verdict ${verdict}"><span aria-hidden="true">${MARKS[verdict]}</span> ${verdict}</h1>
  <p class="lead">${countsByKind(cases)}</p>
  <dl class="facts">
    <div><dt>Receiver</dt><dd>${clean(endpoint)}</dd></div>
    <div><dt>Seed</dt><dd>${clean(seed)}</dd></div>
  </dl>
  <div class="reproduce"><span id="again">Reproduce</span>
    <pre id="reproduce" tabindex="0" aria-labelledby="again"><code>${clean(reproduce)}</code></pre></div>
</header>
<main>
${suites.map((suite) =>
  suiteSection(
    suite,
    cases.filter((one) => one.suite === suite),
    clean,
  ),
)}
</main>
<footer>Written by cf-webhook-sim ${tool.version}. This file loads nothing and sends nothing.</footer>
</body>
</html>
`.markup;
}

function countsByKind(cases: readonly ReportCase[]): string {
  const counts = new Map<string, number>();
  for (const { kind } of cases) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts].map(([kind, count]) => `${count} ${kind}`).join(' · ');
}

function suiteSection(suite: string, cases: readonly ReportCase[], clean: (text: string) => string): Markup {
  return html`
<section class="card" aria-labelledby="suite-${suite}"><h2 id="suite-${suite}">${suite}</h2>
  <ul class="expectations">${cases.map((one) => caseItem(one, clean))}</ul>
</section>`;
}

function caseItem(one: ReportCase, clean: (text: string) => string): Markup {
  const badge = html`<span class="badge ${tone(one.status)}">${one.kind}</span> ${clean(one.name)}
    <span class="hint">${clean(one.message ?? one.tries[0]?.label ?? '')}</span>`;
  if (!isTrouble(one)) return html`<li>${badge}</li>`;
  return html`<li>${badge}
    <details><summary>What was observed, why it matters, how to reproduce it</summary>
    <pre tabindex="0"><code>${clean(one.details.join('\n'))}</code></pre></details></li>`;
}

function tone(status: CaseStatus): string {
  switch (status) {
    case 'passed':
      return 'ok';
    case 'failed':
    case 'unreachable':
      return 'bad';
    case 'incomplete':
    case 'warned':
      return 'open';
    case 'skipped':
      return '';
    default:
      return status satisfies never;
  }
}
