import { expect, it } from 'vitest';
import { createSimulator, SimulatorError } from '../../../src/index.ts';

type Call = readonly [call: string, make: (simulator: Loose) => unknown, code: string, words: RegExp];
/** A simulator as JavaScript has it, without types. */
type Loose = Readonly<Record<string, (...args: readonly unknown[]) => unknown>>;

const CYCLIC: Record<string, unknown> = {};
CYCLIC['self'] = CYCLIC;
CYCLIC['again'] = CYCLIC;
const deep = (levels: number): unknown => (levels === 0 ? 1 : [deep(levels - 1)]);

it.each<Call>([
  [
    'send, misspelt',
    (it) => it['send']?.('order.created', { setjson: {} }),
    'unknown-option',
    /"setjson".+setJson/,
  ],
  [
    'send, unknown',
    (it) => it['send']?.('order.created', { overrides: {} }),
    'unknown-option',
    /"overrides".+It has/,
  ],
  [
    'send, of the simulator',
    (it) => it['send']?.('order.created', { attempts: 3 }),
    'unknown-option',
    /createSimulator/,
  ],
  ['send, nothing', (it) => it['send']?.(), 'invalid-option', /"eventType" must be a string, got undefined/],
  [
    'send, null',
    (it) => it['send']?.('order.created', null),
    'invalid-option',
    /"options" must be an object/,
  ],
  [
    'send, merge',
    (it) => it['send']?.('order.created', { merge: {} }),
    'invalid-option',
    /"merge" must be a list/,
  ],
  [
    'send, set',
    (it) => it['send']?.('order.created', { set: null }),
    'invalid-option',
    /"set" must be .+got null/,
  ],
  ['send, unset', (it) => it['send']?.('order.created', { unset: 'data.id' }), 'invalid-option', /"unset"/],
  [
    'send, cyclic',
    (it) => it['send']?.('order.created', { set: { 'data.notes': CYCLIC } }),
    'invalid-option',
    /"set"/,
  ],
  [
    'send, cyclic merge',
    (it) => it['send']?.('order.created', { merge: [CYCLIC] }),
    'invalid-option',
    /"merge"/,
  ],
  [
    'send, deep',
    (it) => it['send']?.('order.created', { force: true, setJson: { a: deep(5000) } }),
    'invalid-option',
    /"setJson"/,
  ],
  [
    'send, BigInt',
    (it) => it['send']?.('order.created', { setJson: { 'data.id': 9n } }),
    'invalid-option',
    /"setJson"/,
  ],
  [
    'send, body',
    (it) => it['send']?.('order.created', { body: 5 }),
    'invalid-option',
    /"body" must be a string or bytes/,
  ],
  ['send, signal', (it) => it['send']?.('order.created', { signal: {} }), 'invalid-option', /"signal"/],
  ['send, faults', (it) => it['send']?.('order.created', { faults: 'order' }), 'invalid-option', /"faults"/],
  [
    'send, force',
    (it) => it['send']?.('order.created', { force: 'yes' }),
    'invalid-option',
    /"force" must be true or false/,
  ],
  ['sendAll, no list', (it) => it['sendAll']?.(5), 'invalid-option', /"requests"/],
  [
    'sendAll, an order',
    (it) => it['sendAll']?.([{ eventType: 'order.created', sett: {} }]),
    'unknown-option',
    /"sett".+set/,
  ],
  [
    'sendAll, no request',
    (it) => it['sendAll']?.([null]),
    'invalid-option',
    /"requests" must be an object, got null/,
  ],
  ['sendAll, no event', (it) => it['sendAll']?.([{}]), 'invalid-option', /"eventType"/],
  ['sendAll, misspelt', (it) => it['sendAll']?.([], { expectation: [] }), 'unknown-option', /expectations/],
  [
    'run, misspelt',
    (it) => it['run']?.('one-time-purchase', {}, { repeats: 2 }),
    'unknown-option',
    /"repeats".+repeat/,
  ],
  ['run, no journey', (it) => it['run']?.(), 'invalid-option', /"journey"/],
  ['run, parameters', (it) => it['run']?.('one-time-purchase', 3), 'invalid-option', /"parameters"/],
  [
    'planJourney',
    (it) => it['planJourney']?.('one-time-purchase', {}, { signal: 1 }),
    'unknown-option',
    /"signal"/,
  ],
  ['plan', (it) => it['plan']?.([], { rate: 5 }), 'unknown-option', /"rate".+ratePerSecond/],
  ['deliver', (it) => it['deliver']?.(null), 'invalid-option', /"plan"/],
  ['replay', (it) => it['replay']?.(5), 'invalid-option', /"recording"/],
  ['check, misspelt', (it) => it['check']?.({ onyl: ['SIG-01'] }), 'unknown-option', /"onyl".+only/],
  [
    'check, text',
    (it) => it['check']?.({ only: 'SIG-01' }),
    'invalid-option',
    /"only" must be a list of strings, got a string/,
  ],
  ['check, probe', (it) => it['check']?.({ probe: 5 }), 'invalid-option', /"probe"/],
])('%s: an option of a call is one that it has, of its type', async (_call, make, code, words) => {
  const simulator = createSimulator({ to: () => new Response(), clock: 'virtual' });

  const error = await errorOf(async () => await make(simulator as unknown as Loose));
  await simulator.close();

  expect(error).toBeInstanceOf(SimulatorError);
  expect(error).toMatchObject({ code, message: expect.stringMatching(words) });
});

it.each([
  [undefined, /"options" must be an object, got undefined/],
  [{ to: 1, headers: 'X-A: b' }, /"headers" must be a list of strings, got a string/],
  [{ to: 1, headers: [5] }, /"headers"/],
  [{ to: 1, keepAlive: 'yes' }, /"keepAlive" must be true or false/],
  [{ to: 1, timeoutMs: '5s' }, /"timeoutMs" must be a number, got a string/],
  [{ to: 1, allowRemote: 'shop.example' }, /"allowRemote"/],
  [{ to: 1, customEvents: {} }, /"customEvents"/],
  [{ to: 1, schedule: 5 }, /"schedule"/],
  [{ to: 1, seed: {} }, /"seed"/],
  [{ to: undefined }, /./],
])('createSimulator(%j): an option is of its type', async (options, words) => {
  const error = await errorOf(() => createSimulator(options as never));

  expect(error).toBeInstanceOf(SimulatorError);
  expect(error).toMatchObject({ message: expect.stringMatching(words) });
});

it('a wrong type is named, never what the value holds', async () => {
  const error = await errorOf(() => createSimulator({ to: 1, headers: 'Authorization: Bearer sk' } as never));

  expect(String(error)).not.toContain('sk');
});

async function errorOf(work: () => unknown): Promise<unknown> {
  try {
    await work();
  } catch (error) {
    return error;
  }
  return undefined;
}
