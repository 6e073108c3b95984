// Verifies, and ends with its process where an exception is caught nowhere: at a signature of another length, and at a
// contact without an email address.
import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';
import { buffer } from 'node:stream/consumers';

const { PORT, WEBHOOK_SECRET = '' } = process.env;

function readEvent(body) {
  try {
    const { data, event_type: type } = JSON.parse(body);
    return { data, type };
  } catch {
    return {};
  }
}

createServer(async (request, response) => {
  const body = await buffer(request).catch(() => undefined);
  if (body === undefined) return; // The connection is gone.
  const timestamp = String(request.headers['x-webhook-clickfunnels-timestamp']);
  const expected = createHmac('sha256', WEBHOOK_SECRET).update(`${timestamp}.`).update(body).digest('hex');
  const signature = Buffer.from(String(request.headers['x-webhook-clickfunnels-signature']));
  const isRecent = Math.abs(Date.now() / 1_000 - Number(timestamp)) <= 600;
  if (!timingSafeEqual(signature, Buffer.from(expected)) || !isRecent) return response.writeHead(401).end();
  const { data, type } = readEvent(body);
  if (type === 'contact.created') data.email_address.toLowerCase();
  return response.writeHead(200).end();
}).listen(Number(PORT), '127.0.0.1');
