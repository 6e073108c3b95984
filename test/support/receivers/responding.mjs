/**
 * A receiver that responds 200. It listens on PORT.
 * --host ADDRESS       the address to bind
 * --after MS           begins to listen so late
 * --healthy-after MS   /health responds 503 before
 * --last-after N       ends with code 7 after so many events
 * --deaf               never listens
 */
import { createServer } from 'node:http';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  strict: false,
  options: {
    host: { type: 'string' },
    after: { type: 'string', default: '0' },
    'healthy-after': { type: 'string', default: '0' },
    'last-after': { type: 'string', default: 'Infinity' },
    deaf: { type: 'boolean' },
  },
});

const startedAt = performance.now();
let events = 0;
const server = createServer((request, response) => {
  request.resume();
  request.on('end', () => {
    if (request.url === '/environment') {
      const { PORT, CF_WEBHOOK_SIM_SECRET, CF_WEBHOOK_SIM_URL } = process.env;
      response.end(JSON.stringify({ PORT, CF_WEBHOOK_SIM_SECRET, CF_WEBHOOK_SIM_URL }));
    } else if (request.url === '/health') {
      const healthy = performance.now() - startedAt >= Number(values['healthy-after']);
      response.writeHead(healthy ? 404 : 503).end();
    } else responseEvent(response);
  });
});

function responseEvent(response) {
  events += 1;
  console.log(`event ${events}`);
  response.end('ok', () => {
    if (events >= Number(values['last-after'])) {
      console.error('out of memory');
      process.exit(7);
    }
  });
}

console.log(`\u001b[32mstarting\u001b[39m with ${process.env.CF_WEBHOOK_SIM_SECRET}`);
if (values.deaf) setInterval(() => undefined, 60_000);
else setTimeout(() => server.listen({ port: process.env.PORT, host: values.host }), Number(values.after));

process.on('SIGTERM', () => {
  console.log('goodbye');
  process.exit(0);
});
