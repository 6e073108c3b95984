// A receiver as it is first written: it verifies nothing, rejects what it does not know, and trusts every body.
import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';

const KNOWN = ['order.created', 'contact.created', 'contact.updated'];

createServer((request, response) => {
  receive(request, response).catch((error) => response.writeHead(500).end(error.message));
}).listen(process.env.PORT, '127.0.0.1');

async function receive(request, response) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  const body = Buffer.concat(chunks);
  if (!isValid(request.headers, body)) return respond(401);

  const event = JSON.parse(body);
  if (!KNOWN.includes(event.event_type)) return respond(422);
  respond(208);

  function respond(status) {
    response.writeHead(status).end();
  }
}

// biome-ignore lint/correctness/noUnusedFunctionParameters: verification is yet to be written
function isValid(headers, body) {
  return true;
}

export function signature(timestamp, body) {
  return createHmac('sha256', process.env.CF_WEBHOOK_SIM_SECRET)
    .update(`${timestamp}.`)
    .update(body)
    .digest('hex');
}

export function isSame(a, b) {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
