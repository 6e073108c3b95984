import { countOf } from '../../internal/count-of.ts';
import type { SecretValues } from '../../internal/mask.ts';
import { printable } from '../../internal/printable.ts';
import { type CaseStatus, isTrouble, type ReportCase } from '../report-cases.ts';
import type { ReportDocument } from '../report-document.ts';
import { CASES_SCRIPT } from './cases-script.ts';
import { html, type Markup } from './markup.ts';
import { copyButton, pageShell, tile } from './page-shell.ts';

type Clean = (text: string) => string;

/** The gravest first. */
const GRAVITY: readonly CaseStatus[] = ['unreachable', 'incomplete', 'failed', 'warned', 'skipped', 'passed'];
/** How a status is named to people. */
const STATUS_WORDS: Readonly<Record<CaseStatus, string>> = {
  unreachable: 'unreachable',
  incomplete: 'incomplete',
  failed: 'failed',
  warned: 'warning',
  skipped: 'not evaluated',
  passed: 'passed',
};

/** One HTML file about cases of any kind: what went wrong first, then every suite, folded. */
export function casesPage(document: ReportDocument, secret: SecretValues): string {
  const { endpoint, lead, reproduce, seed, tool, verdict } = document;
  const cases = [...document.cases];
  const clean = (text: string) => printable(text, secret);
  return pageShell({
    tool,
    title: `${verdict}: checks of ${clean(endpoint)}`,
    verdict,
    lead: clean(lead ?? ''),
    facts: [['Receiver', clean(endpoint)], ['Seed', clean(seed)], ...(document.facts ?? [])],
    reproduce: clean(reproduce),
    skipTo: ['checks', 'the checks'],
    main: [
      tiles(cases),
      controls(cases),
      findingsSection(cases.filter(isTrouble).sort(byGravity), clean),
      openSection(
        cases.filter(({ status }) => status === 'skipped'),
        clean,
      ),
      suitesSection(cases, clean),
    ],
    script: CASES_SCRIPT,
  });
}

function byGravity(a: ReportCase, b: ReportCase): number {
  return GRAVITY.indexOf(a.status) - GRAVITY.indexOf(b.status);
}

function tiles(cases: readonly ReportCase[]): Markup {
  const count = (...wanted: readonly CaseStatus[]) =>
    cases.filter(({ status }) => wanted.includes(status)).length;
  const told = cases.filter(({ kind, status }) => status === 'passed' && kind === 'info').length;
  const colored = (label: string, value: number, color: string) => tile(label, value, value > 0 ? color : '');
  return html`
<section aria-label="Summary"><dl class="tiles">
  ${tile('Checks', cases.length)}
  ${colored('Passed', count('passed') - told, 'ok')}
  ${colored('Failed', count('failed'), 'bad')}
  ${colored('Warnings', count('warned'), 'open')}
  ${told > 0 ? tile('Info', told) : undefined}
  ${tile('Not evaluated', count('skipped'))}
  ${count('incomplete', 'unreachable') > 0 ? tile('Incomplete', count('incomplete', 'unreachable'), 'open') : undefined}
</dl></section>`;
}

function controls(cases: readonly ReportCase[]): Markup {
  const statuses = GRAVITY.filter((status) => cases.some((one) => one.status === status));
  const suites = [...new Set(cases.map(({ suite }) => suite))];
  return html`
<form class="controls scripted" role="search">
  <label>Search <input type="search" id="search" placeholder="id, title or text" autocomplete="off"></label>
  <label>Result <select id="status"><option value="">all</option>${statuses.map(
    (status) => html`<option value="${status}">${STATUS_WORDS[status]}</option>`,
  )}</select></label>
  <label>Group <select id="suite"><option value="">all</option>${suites.map(
    (suite) => html`<option value="${suite}">${suite}</option>`,
  )}</select></label>
  <output id="shown" for="search status suite">${countOf(cases.length, 'check')}</output>
</form>
<p class="hint" id="nothing-found" hidden>No check matches.</p>`;
}

function findingsSection(cases: readonly ReportCase[], clean: Clean): Markup | undefined {
  if (cases.length === 0) return undefined;
  return html`
<section class="filtered" aria-labelledby="findings"><h2 id="findings">Findings</h2>
${cases.map((one, index) => finding(one, `f${index}`, clean))}
</section>`;
}

function finding(one: ReportCase, id: string, clean: Clean): Markup {
  const { details, finding: parts } = one;
  const rows = (parts?.rows ?? []).map(
    ([label, text]) => html`<div><dt>${label}</dt><dd>${linked(clean(text))}</dd></div>`,
  );
  const lines = parts?.lines ?? (parts === undefined ? details : []);
  return html`
<article class="card finding" data-status="${one.status}" data-suite="${one.suite}">
  <h3>${badge(one)} ${clean(one.name)}</h3>
  <dl class="rows">${rows}</dl>
  ${
    lines.length === 0
      ? undefined
      : html`<details><summary>Requests and responses</summary>
    <pre tabindex="0"><code>${clean(lines.join('\n'))}</code></pre></details>`
  }
  ${
    parts?.script
      ? html`<details><summary>Script that reproduces it</summary>
    <pre id="${id}" tabindex="0"><code>${clean(parts.script)}</code></pre>${copyButton(id, 'the script')}</details>`
      : undefined
  }
</article>`;
}

/** What was not evaluated, by what would let it be. */
function openSection(cases: readonly ReportCase[], clean: Clean): Markup | undefined {
  if (cases.length === 0) return undefined;
  const reasons = [...new Set(cases.map(({ lacks }) => lacks))];
  return html`
<section class="card filtered" aria-labelledby="open"><h2 id="open">Not evaluated</h2>
${reasons.map((reason) => {
  const members = cases.filter(({ lacks }) => lacks === reason);
  return html`<details class="filtered"><summary>${clean(reason ?? 'Could not be seen')} (${countOf(members.length, 'check')})</summary>
  <ul class="cases">${members.map((one) => caseItem(one, clean))}</ul></details>`;
})}
</section>`;
}

function suitesSection(cases: readonly ReportCase[], clean: Clean): Markup {
  const suites = [...new Set(cases.map(({ suite }) => suite))];
  return html`
<section aria-labelledby="checks"><h2 id="checks" tabindex="-1">All checks</h2>
${suites.map((suite) => {
  const members = cases.filter((one) => one.suite === suite);
  const worst = [...members].sort(byGravity)[0];
  return html`<details class="card group filtered"><summary>${worst === undefined ? undefined : dot(worst.status)} <strong>${suite}</strong> <span class="hint">${countsInWords(members)}</span></summary>
  <ul class="cases">${members.map((one) => caseItem(one, clean))}</ul></details>`;
})}
</section>`;
}

function countsInWords(cases: readonly ReportCase[]): string {
  return GRAVITY.map((status) => [status, cases.filter((one) => one.status === status).length] as const)
    .filter(([, count]) => count > 0)
    .map(([status, count]) => `${count} ${STATUS_WORDS[status]}`)
    .join(', ');
}

function caseItem(one: ReportCase, clean: Clean): Markup {
  return html`<li data-status="${one.status}" data-suite="${one.suite}">${badge(one)} ${clean(one.name)}
    <span class="hint">${clean(one.message ?? one.tries[0]?.label ?? '')}</span></li>`;
}

function badge({ kind, status }: ReportCase): Markup {
  return html`<span class="badge ${tone(status)}">${kind}</span>`;
}

function dot(status: CaseStatus): Markup {
  return html`<span class="badge ${tone(status)}" aria-hidden="true">${sign(status)}</span>`;
}

function sign(status: CaseStatus): string {
  if (status === 'passed') return '✓';
  return status === 'failed' || status === 'unreachable' ? '✗' : status === 'skipped' ? '–' : '!';
}

/** An address as a link; anything else as it is. */
function linked(text: string): string | Markup {
  return /^https:\/\/\S+$/.test(text) ? html`<a href="${text}">${text}</a>` : text;
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
      return 'neutral';
    default:
      return status satisfies never;
  }
}
