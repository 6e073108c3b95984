/**
 * A receiver that decides by itself where it listens. It responds with its PORT.
 * --ports N   listens on N ports (default: 1)
 * --zero      takes any port, whatever PORT says; without, PORT decides
 */
import { createServer } from 'node:http';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: { ports: { type: 'string', default: '1' }, zero: { type: 'boolean', default: false } },
  strict: false,
});
for (let count = 0; count < Number(values.ports); count += 1) {
  createServer((_request, response) => response.end(process.env.PORT)).listen(
    values.zero ? 0 : process.env.PORT,
  );
}
