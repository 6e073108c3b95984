import autocannon from 'autocannon';

/**
 * Lets autocannon post a body for a second.
 *
 * @returns Responses in a second, counted from the first to the last of them.
 */
export async function bareSender({ url, body, connections, keepAlive }) {
  const run = autocannon({
    url,
    connections,
    duration: 1,
    pipelining: 1,
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', ...(keepAlive ? {} : { connection: 'close' }) },
  });
  const startedAt = performance.now();
  let responses = 0;
  let lastAt = startedAt;
  run.on('response', (_client, statusCode) => {
    if (statusCode !== 200) throw new Error(`autocannon got a response ${statusCode}.`);
    responses += 1;
    lastAt = performance.now();
  });
  const { errors } = await run;
  if (errors > 0) throw new Error(`autocannon met ${errors} errors.`);
  return (responses / (lastAt - startedAt)) * 1_000;
}
