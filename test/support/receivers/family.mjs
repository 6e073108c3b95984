/**
 * A receiver of three generations: the first listens on PORT once the last one lives. A word among the arguments is
 * handed down, so that all of them can be found.
 * --stubborn       nobody obeys SIGTERM
 * --own-session    the last one is in a session of its own
 */
import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';

const words = process.argv.slice(2).filter((word) => !/^\d$/.test(word));
const generation = process.argv.slice(2).find((word) => /^\d$/.test(word)) ?? '1';
if (words.includes('--stubborn')) process.on('SIGTERM', () => undefined);
setInterval(() => undefined, 60_000);

if (generation === '3') console.log('complete');
else {
  const next = String(Number(generation) + 1);
  const child = spawn(process.execPath, [fileURLToPath(import.meta.url), next, ...words], {
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: next === '3' && words.includes('--own-session'),
  });
  child.stdout.once('data', () => {
    if (generation === '2') console.log('complete');
    else createServer((_request, response) => response.end('ok')).listen(process.env.PORT);
  });
}
