import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { measureDeliveries } from './measures/deliveries.mjs';
import { measurePayloads } from './measures/payloads.mjs';
import { measureSerializer } from './measures/serializer.mjs';
import { measureSize } from './measures/size.mjs';
import { measureStartUp } from './measures/start-up.mjs';
import { measureVirtualClock } from './measures/virtual-clock.mjs';
import { comparisonLines } from './report/comparison.mjs';
import { environment, environmentLines } from './report/environment.mjs';
import { resultLines } from './report/results.mjs';

const MEASURES = {
  'start-up': measureStartUp,
  size: measureSize,
  payloads: measurePayloads,
  serializer: measureSerializer,
  deliveries: measureDeliveries,
  'virtual-clock': measureVirtualClock,
};

const { values: options } = parseArgs({
  options: {
    only: { type: 'string', multiple: true, default: Object.keys(MEASURES) },
    json: { type: 'string' },
    compare: { type: 'string' },
  },
});
const unknown = options.only.find((name) => !Object.hasOwn(MEASURES, name));
if (unknown !== undefined) {
  console.error(`There is no measure "${unknown}". The measures are ${Object.keys(MEASURES).join(', ')}.`);
  process.exit(2);
}
const stored = options.compare === undefined ? undefined : JSON.parse(readFileSync(options.compare, 'utf8'));

const startedAt = performance.now();
const rows = [];
for (const name of options.only) {
  console.error(`measuring ${name} …`);
  rows.push(...(await MEASURES[name]()));
}
const run = { environment: environment(), rows };

for (const line of [...environmentLines(run.environment), '', ...resultLines(rows)]) console.log(line);
if (stored !== undefined) {
  console.log('\nRatios beside the stored run:\n');
  for (const line of comparisonLines(stored.rows, rows)) console.log(line);
}
if (options.json !== undefined) writeFileSync(options.json, `${JSON.stringify(run, null, 2)}\n`);
console.error(`took ${Math.round((performance.now() - startedAt) / 1_000)} s`);
