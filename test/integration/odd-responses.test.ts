import { expect, it } from 'vitest';
import { ODD_KINDS, type OddResponse, oddResponses } from '../support/odd-responses/odd-responses.ts';
import { type Reading, readByNode, readByUs } from '../support/odd-responses/response-readers.ts';
import { startTcpServer } from '../support/tcp-server.ts';

const ALIKE = ODD_KINDS.map((kind) => ({ kind: kind.kind, responses: oddResponses(kind, kind.alike) }));
const DIFFERENT = ODD_KINDS.flatMap((kind) =>
  (kind.different ?? []).map(({ why, parts }) => ({
    kind: kind.kind,
    why,
    responses: oddResponses(kind, parts),
  })),
);
const VARYING = ODD_KINDS.flatMap((kind) => oddResponses(kind, kind.varying ?? []));

it('has about three hundred odd responses, each of them once', () => {
  const names = [...ALIKE, ...DIFFERENT].flatMap(({ responses }) => responses.map(({ name }) => name));

  expect(names.length).toBeGreaterThan(300);
  expect(new Set(names).size).toBe(names.length);
});

it.each(ALIKE)(
  "reads an odd $kind as Node's client does, apart from intended differences",
  async ({ responses }) => {
    const readings = await readAll(responses);

    expect(readings.filter(({ us, node }) => !isSame(us, node))).toEqual([]);
  },
);

it.each(DIFFERENT)("differs from Node's client in an odd $kind, since $why", async ({ responses }) => {
  const readings = await readAll(responses);

  expect(readings.filter(({ us, node }) => isSame(us, node))).toEqual([]);
});

it('comes to an end with what versions of Node read in different ways', async () => {
  expect(await readAll(VARYING)).toHaveLength(VARYING.length);
});

interface BothReadings {
  readonly name: string;
  readonly us: Reading;
  readonly node: Reading;
}

async function readAll(responses: readonly OddResponse[]): Promise<BothReadings[]> {
  await using server = await startTcpServer({
    onRequest: (socket, { startLine }) => {
      const response = responses[Number(/\/(\d+) /.exec(startLine)?.[1])];
      socket.end(Buffer.from(response?.bytes ?? '', 'latin1'));
    },
  });
  const readings: BothReadings[] = [];
  for (const [index, { name }] of responses.entries()) {
    const url = `${server.url}${index}`;
    readings.push({ name, us: await readByUs(url), node: await readByNode(url) });
  }
  return readings;
}

function isSame(us: Reading, node: Reading): boolean {
  return JSON.stringify(us) === JSON.stringify(node);
}
