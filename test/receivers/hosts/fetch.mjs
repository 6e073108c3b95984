// Serves what exports POST, as Next.js does: node fetch.mjs FILE
import { createServer } from 'node:http';
import { resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pathToFileURL } from 'node:url';

const { POST } = await import(pathToFileURL(resolve(process.argv[2])));

createServer(async (incoming, outgoing) => {
  try {
    const request = new Request(`http://localhost${incoming.url}`, {
      method: incoming.method,
      headers: Object.entries(incoming.headersDistinct).flatMap(([name, values]) =>
        values.map((value) => [name, value]),
      ),
      ...(['GET', 'HEAD'].includes(incoming.method)
        ? {}
        : { body: Readable.toWeb(incoming), duplex: 'half' }),
    });
    const response = await POST(request);
    outgoing.writeHead(response.status, [...response.headers].flat());
    outgoing.end(Buffer.from(await response.arrayBuffer()));
  } catch {
    outgoing.writeHead(500).end();
  }
}).listen(process.env.PORT, '127.0.0.1');
