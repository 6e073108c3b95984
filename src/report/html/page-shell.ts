import { createHash } from 'node:crypto';
import type { RunVerdict } from '../run-report.ts';
import { html, type Markup, trusted } from './markup.ts';
import { PAGE_STYLE } from './page-style.ts';
import { SHARED_SCRIPT } from './shared-script.ts';

/** What stands around the sections of a page. */
export interface PageShell {
  readonly tool: { readonly version: string };
  readonly title: string;
  readonly verdict: RunVerdict;
  /** The verdict in a sentence. */
  readonly lead: string;
  readonly facts: readonly (readonly [name: string, value: string | Markup] | undefined)[];
  /** A command line that does the same again. */
  readonly reproduce: string;
  /** The id of the section that the skip link leads to, and its name. */
  readonly skipTo: readonly [id: string, name: string];
  readonly main: readonly (Markup | undefined)[];
  /** What the page does beyond the theme and the copy buttons. */
  readonly script: string;
}

const MARKS = { passed: '✓', failed: '✗', incomplete: '…' } as const;

/** A whole page with everything that it needs in it: it loads nothing and sends nothing. */
export function pageShell(shell: PageShell): string {
  const { facts, lead, main, reproduce, skipTo, title, tool, verdict } = shell;
  const script = `${SHARED_SCRIPT}${shell.script}`;
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${contentSecurityPolicy(script)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<style>${trusted(PAGE_STYLE)}</style>
</head>
<body>
<a class="skip" href="#${skipTo[0]}">Skip to ${skipTo[1]}</a>
<header>
  <div class="top"><p class="brand">cf-webhook-sim <span>${tool.version}</span></p>
    <button type="button" id="theme" class="scripted">Theme: system</button></div>
  <h1 class="verdict ${verdict}"><span aria-hidden="true">${MARKS[verdict]}</span> ${verdict}</h1>
  <p class="lead">${lead}</p>
  <dl class="facts">${facts.map((fact) =>
    fact === undefined
      ? html``
      : html`
    <div><dt>${fact[0]}</dt><dd>${fact[1]}</dd></div>`,
  )}
  </dl>
  <div class="reproduce"><span id="again">Reproduce</span>
    <pre id="reproduce" tabindex="0" aria-labelledby="again"><code>${reproduce}</code></pre>
    ${copyButton('reproduce', 'the command line')}</div>
</header>
<main>
${main.map((section) => section ?? html``)}
</main>
<footer>Written by cf-webhook-sim ${tool.version}. This file loads nothing and sends nothing.</footer>
<script>${trusted(script)}</script>
</body>
</html>
`.markup;
}

/** A button that copies the text of an element. */
export function copyButton(id: string, what: string): Markup {
  return html`<button type="button" class="scripted" data-copy="${id}" aria-label="Copy ${what}">Copy</button>`;
}

/** A figure with its name. */
export function tile(label: string, value: string | number, tone = ''): Markup {
  return html`<div class="tile ${tone}"><dt>${label}</dt><dd>${value}</dd></div>`;
}

/** No network, and of scripts and styles only the ones that the page was written with. */
function contentSecurityPolicy(script: string): string {
  const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
  return [
    "default-src 'none'",
    `style-src ${hash(PAGE_STYLE)}`,
    `script-src ${hash(script)}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}
