import { createServer } from 'node:http';

/** The least that a receiver can do: reads the request, responds 200. It ends when its parent lets go of it. */
const server = createServer((request, response) => {
  request.resume();
  request.on('end', () => response.end());
});

server.listen({ port: 0, host: '127.0.0.1' }, () => {
  process.send({ url: `http://127.0.0.1:${server.address().port}` });
});
process.on('disconnect', () => process.exit());
