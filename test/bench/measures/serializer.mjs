import { callsPerSecond, takeTurns } from '../measuring/rounds.mjs';
import { row } from '../measuring/row.mjs';
import { median } from '../measuring/statistics.mjs';
import { built } from '../package-under-test.mjs';
import { orderEvent } from './order-event.mjs';

/** Writing a ready order body as Rails does, beside `JSON.stringify`. */
export async function measureSerializer() {
  const { serializeJson, serializeToBytes } = await built('wire/serialize.js');
  const bytes = (await orderEvent()).body;
  const body = JSON.parse(bytes.toString('utf8'));

  const { ours, plain, ourBytes, plainBytes } = await takeTurns(
    {
      ours: callsPerSecond(() => serializeJson(body)),
      plain: callsPerSecond(() => JSON.stringify(body)),
      ourBytes: callsPerSecond(() => serializeToBytes(body)),
      plainBytes: callsPerSecond(() => Buffer.from(JSON.stringify(body))),
    },
    7,
  );
  const megabytes = Math.round((median(ours) * bytes.length) / 1_000_000);
  return [
    row({
      what: 'serializer, one order body',
      unit: 'per second',
      ours,
      reference: { name: 'JSON.stringify', values: plain },
      how: `${bytes.length} bytes, keys in jsonb order, Rails escapes; ${megabytes} MB/s`,
    }),
    row({
      what: 'serializer, one order body as bytes',
      unit: 'per second',
      ours: ourBytes,
      reference: { name: 'JSON.stringify', values: plainBytes },
      how: 'as UTF-8, ready to be signed and sent',
    }),
  ];
}
