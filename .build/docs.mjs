/**
 * `npm run docs`: one static site in `.docs`, of the help topics, the reference of options, the changelog and the
 * documentation comments of everything that is exported. The topics are the ones that `cf-webhook-sim help` prints.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT } from './fingerprint.mjs';

const SOURCE = join(ROOT, '.docs-source');
/** Documents of the repository that are pages as they are. */
const DOCUMENTS = {
  'command-line-reference': ['Command-line reference', 'src/cli/REFERENCE.md'],
  changelog: ['Changelog', 'CHANGELOG.md'],
  security: ['Security', 'SECURITY.md'],
};

const { status: built } = spawnSync(process.execPath, [join(ROOT, '.build', 'build.mjs')], {
  stdio: 'inherit',
});
process.exitCode = built === 0 ? await makeSite() : (built ?? 1);

async function makeSite() {
  rmSync(SOURCE, { recursive: true, force: true });
  mkdirSync(SOURCE);
  try {
    const { HELP_TOPICS } = await import(pathToFileURL(join(ROOT, '.compiled/cli/help/topics.js')).href);
    for (const { name, summary, text } of HELP_TOPICS)
      writePage(name, name, 'Topics', `# ${name}: ${summary}\n\n${asMarkdown(text)}\n`);
    for (const [name, [title, path]] of Object.entries(DOCUMENTS))
      writePage(name, title, 'Documents', withLinksFrom(readFileSync(join(ROOT, path), 'utf8')));
    writeFileSync(join(SOURCE, 'README.md'), withLinksFrom(readFileSync(join(ROOT, 'README.md'), 'utf8')));
    const typedoc = join(
      dirname(createRequire(import.meta.url).resolve('typedoc/package.json')),
      'bin',
      'typedoc',
    );
    const { status } = spawnSync(
      process.execPath,
      [typedoc, '--options', join(ROOT, '.config', 'typedoc.json')],
      {
        cwd: ROOT,
        stdio: 'inherit',
      },
    );
    return status ?? 1;
  } finally {
    rmSync(SOURCE, { recursive: true, force: true });
  }
}

function writePage(name, title, category, markdown) {
  const head = ['---', `title: ${JSON.stringify(title)}`, `category: ${category}`, '---', ''];
  writeFileSync(join(SOURCE, `${name}.md`), `${head.join('\n')}\n${markdown}`);
}

/** The same text one folder below: links to what is a page lead there, the others to the files. */
function withLinksFrom(markdown) {
  const pages = new Map(Object.entries(DOCUMENTS).map(([name, [, path]]) => [path, `${name}.md`]));
  return markdown.replaceAll(/\]\((?!https?:|#)([^)#]+)(#[^)]*)?\)/g, (_, path, anchor = '') =>
    pages.has(path) ? `](${pages.get(path)})` : `](../${path}${anchor})`,
  );
}

/** Text for a terminal as Markdown: what is indented is code, the rest is prose. */
function asMarkdown(text) {
  const blocks = [];
  for (const line of text.split('\n')) {
    const isCode = line.startsWith('  ');
    const last = blocks.at(-1);
    if (last !== undefined && (last.isCode === isCode || line === '')) last.lines.push(line);
    else blocks.push({ isCode, lines: [line] });
  }
  return blocks.map(({ isCode, lines }) => (isCode ? fenced(lines) : prose(lines))).join('\n\n');
}

function fenced(lines) {
  const code = lines
    .map((line) => line.slice(2))
    .join('\n')
    .trimEnd();
  return `\`\`\`${/^cf-webhook-sim |^npx |^curl /m.test(code) ? 'sh' : 'text'}\n${code}\n\`\`\``;
}

function prose(lines) {
  return lines
    .join('\n')
    .trim()
    .replaceAll(/[\\`*_<>[\]{}#|~]/g, '\\$&');
}
