import { expect, it } from 'vitest';
import { folderSchemas, octokitSchemas, type PublicSchema, suiteSchemas } from './corpora.ts';
import { type Outcome, outcomeOf } from './outcome.ts';

/** Folders of other schemas, such as a checkout of SchemaStore's, with colons between them. */
const FOLDERS = (process.env['CORPUS_DIR'] ?? '').split(':').filter((folder) => folder !== '');
const SEEDS = 20;
const KINDS = ['passed', 'not checked', 'not an object', 'refused', 'invalid'] as const;

it.each<readonly [name: string, schemas: () => PublicSchema[], floor: number]>([
  ['octokit', octokitSchemas, 0.98],
  ['JSON Schema Test Suite', suiteSchemas, 0.85],
  ...FOLDERS.map((folder) => [folder, () => folderSchemas(folder), 0.9] as const),
])(
  'makes data by every schema of %s',
  (name, schemas, floor) => {
    const outcomes = schemas().map((schema) => ({ name: schema.name, ...outcomeOf(schema, SEEDS) }));

    const rows = outcomes.filter(({ kind }) => kind !== 'passed');
    for (const { name: row, kind, why } of rows)
      write(`${kind.padEnd(14)} ${row}${why === undefined ? '' : `: ${why}`}`);
    write(`\n${name}: ${KINDS.map((kind) => `${count(outcomes, kind)} ${kind}`).join(', ')}\n`);
    expect(count(outcomes, 'invalid')).toBe(0);
    const objects = outcomes.length - count(outcomes, 'not an object');
    expect((objects - count(outcomes, 'refused')) / objects).toBeGreaterThanOrEqual(floor);
  },
  3_600_000,
);

function count(outcomes: readonly Outcome[], kind: Outcome['kind']): number {
  return outcomes.filter((outcome) => outcome.kind === kind).length;
}

function write(line: string): void {
  process.stdout.write(`${line}\n`);
}
