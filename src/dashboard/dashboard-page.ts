import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import type { RequestHandler } from 'express';
import { SimulatorError } from '../errors/simulator-error.ts';

/** Where the build leaves the page, seen from here and from every file of the bundle alike. */
const BUILT = new URL('../../dist/dashboard/', import.meta.url);

/** The page's files, by the path below its base; every other path is a view of the page. */
const FILES: Readonly<Record<string, { readonly name: string; readonly type: string }>> = {
  '/app.js': { name: 'app.js', type: 'text/javascript; charset=utf-8' },
  '/app.css': { name: 'app.css', type: 'text/css; charset=utf-8' },
};
const PAGE = { name: 'index.html', type: 'text/html; charset=utf-8' };

/** What the page may do: its own script and style, and requests to its own server. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

/**
 * Serves the page: three static files, the same document for each of its views.
 *
 * @throws SimulatorError `broken-package` where the files are missing.
 */
export function dashboardPage(): RequestHandler {
  const contents = new Map([PAGE, ...Object.values(FILES)].map(({ name }) => [name, readBuilt(name)]));
  return (request, response, next) => {
    const isView = !request.path.includes('.');
    const file = FILES[request.path] ?? (isView ? PAGE : undefined);
    const content = file === undefined ? undefined : contents.get(file.name);
    if (file === undefined || content === undefined || !['GET', 'HEAD'].includes(request.method)) {
      next();
      return;
    }
    response.set({
      'Content-Security-Policy': POLICY,
      'Content-Type': file.type,
      Vary: 'Accept-Encoding',
      'Cross-Origin-Opener-Policy': 'same-origin',
    });
    if (request.acceptsEncodings('gzip') === 'gzip') {
      response.set('Content-Encoding', 'gzip').send(content.compressed);
    } else response.send(content.plain);
  };
}

function readBuilt(name: string): { readonly plain: Buffer; readonly compressed: Buffer } {
  try {
    const plain = readFileSync(new URL(name, BUILT));
    return { plain, compressed: gzipSync(plain, { level: 9 }) };
  } catch (cause) {
    throw new SimulatorError({
      code: 'broken-package',
      problem: `Reading the page failed: dashboard/${name} is missing from the package.`,
      cure: 'Reinstall cf-webhook-sim.',
      cause,
    });
  }
}
