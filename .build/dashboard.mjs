import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';
import { ROOT } from './fingerprint.mjs';

const PAGE = join(ROOT, 'src', 'dashboard', 'page');

/**
 * Bundles the page of `--ui` into three static files: document, script and style.
 *
 * @param to The folder to write to.
 * @param compiled The folder of compiled modules, for the look that reports have as well.
 * @returns The script's chunk, as the bundler tells of it.
 */
export async function bundleDashboard(to, compiled) {
  mkdirSync(to, { recursive: true });
  const build = await rolldown({
    input: join(PAGE, 'main.tsx'),
    cwd: ROOT,
    platform: 'browser',
    transform: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  });
  const { output } = await build.write({ file: join(to, 'app.js'), format: 'esm', minify: true });
  await build.close();
  copyFileSync(join(PAGE, 'index.html'), join(to, 'index.html'));
  const styles = join(PAGE, 'styles');
  const sheets = readdirSync(styles)
    .filter((name) => name.endsWith('.css'))
    .sort();
  const { LOOK } = await import(pathToFileURL(join(compiled, 'report', 'html', 'look.js')).href);
  const parts = [LOOK, ...sheets.map((name) => readFileSync(join(styles, name), 'utf8'))];
  writeFileSync(join(to, 'app.css'), parts.map(shortened).join('\n'));
  return output;
}

/** A style sheet without comments and indentation. */
function shortened(css) {
  return css
    .replaceAll(/\/\*[\s\S]*?\*\//g, '')
    .replaceAll(/\n\s*/g, '\n')
    .trim();
}
