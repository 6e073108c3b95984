/**
 * A receiver without verification that keeps subjects in the file STATE_FILE, and mails and posts where it is told.
 * --early   responses first, and saves after a while
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { parseArgs } from 'node:util';

const { values } = parseArgs({ options: { early: { type: 'boolean', default: false } } });
const { CF_WEBHOOK_SIM_EFFECTS_URL: effectsUrl, PORT, STATE_FILE } = process.env;
const state = existsSync(STATE_FILE) ? JSON.parse(readFileSync(STATE_FILE, 'utf8')) : {};
const seen = new Set();

createServer((request, response) => {
  if (request.method === 'GET') {
    const subject = state[request.url.slice(1)];
    response.writeHead(subject === undefined ? 404 : 200).end(JSON.stringify(subject));
    return;
  }
  let text = '';
  request.setEncoding('utf8').on('data', (chunk) => {
    text += chunk;
  });
  request.on('end', async () => {
    const event = JSON.parse(text);
    if (values.early) response.end();
    if (values.early) await new Promise((resolve) => setTimeout(resolve, 100));
    if (!seen.has(event.event_id)) {
      seen.add(event.event_id);
      state[event.subject_id] = { name: event.data.first_name };
      writeFileSync(STATE_FILE, JSON.stringify(state));
      if (effectsUrl !== undefined) {
        await fetch(effectsUrl, {
          method: 'POST',
          body: JSON.stringify({ key: `welcome ${event.event_id}` }),
        });
      }
    }
    if (!values.early) response.end();
  });
}).listen(PORT);
