/**
 * The look that reports and the page of `--ui` share: colors of both themes, type, controls and cards. The build puts it
 * before the style sheets of the page.
 */
export const LOOK = `:root {
  color-scheme: light dark;
  --bg: light-dark(#f6f7f9, #0d1015);
  --panel: light-dark(#ffffff, #151a21);
  --raised: light-dark(#f0f2f5, #1d232c);
  --text: light-dark(#171a21, #e8ebf0);
  --muted: light-dark(#566072, #a0aaba);
  --line: light-dark(#dfe3ea, #2a313c);
  --line-strong: light-dark(#8a94a6, #6d788a);
  --accent: light-dark(#4049c9, #98a2ff);
  --accent-text: light-dark(#ffffff, #12152b);
  --accent-soft: light-dark(#ebecfb, #232747);
  --ok: light-dark(#0b7a43, #56d08c);
  --ok-soft: light-dark(#e2f5ea, #12301f);
  --bad: light-dark(#b8232f, #ff8d8d);
  --bad-soft: light-dark(#fdecec, #3a1a1e);
  --wait: light-dark(#8a5a00, #efc05c);
  --wait-soft: light-dark(#fdf2da, #352a10);
  --code: light-dark(#f3f4f7, #10141a);
  --key: light-dark(#6b2fa0, #d2a8ff);
  --string: light-dark(#0b6b3a, #7ee2a8);
  --number: light-dark(#0a5a9c, #7cc4ff);
  --mono: ui-monospace, "SF Mono", SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace;
  --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", sans-serif;
  --shadow: 0 1px 2px light-dark(rgb(16 24 40 / 6%), rgb(0 0 0 / 40%)), 0 4px 16px light-dark(rgb(16 24 40 / 6%), rgb(0 0 0 / 30%));
}
[data-theme='light'] { color-scheme: light; }
[data-theme='dark'] { color-scheme: dark; }
* {
  box-sizing: border-box;
}
h1,
h2,
h3,
p,
ul,
ol,
dl,
dd,
pre {
  margin: 0;
  padding: 0;
}
ul,
ol {
  list-style: none;
}
a {
  color: var(--accent);
}
code,
pre {
  font-family: var(--mono);
  font-size: 12.5px;
}
:focus-visible {
  outline: 2px solid var(--accent);
  outline-offset: 2px;
}
button,
.button,
select,
input,
textarea {
  font: inherit;
  color: inherit;
}
button,
.button {
  display: inline-flex;
  align-items: center;
  gap: 6px;
  min-height: 32px;
  padding: 4px 12px;
  border: 1px solid var(--line);
  border-radius: 8px;
  background: var(--panel);
  font-weight: 500;
  cursor: pointer;
  text-decoration: none;
  white-space: nowrap;
}
button:hover:not(:disabled),
.button:hover {
  border-color: var(--line-strong);
}
button:disabled {
  color: var(--muted);
  background: var(--raised);
  cursor: not-allowed;
}
input,
select,
textarea {
  min-height: 34px;
  padding: 5px 10px;
  border: 1px solid var(--line-strong);
  border-radius: 8px;
  background: var(--panel);
}
.card {
  background: var(--panel);
  border: 1px solid var(--line);
  border-radius: 12px;
  padding: 14px 16px;
  min-width: 0;
}
`;
