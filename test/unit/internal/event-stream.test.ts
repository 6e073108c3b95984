import { expect, it } from 'vitest';
import { createEventStream } from '../../../src/internal/event-stream.ts';

it('calls every listener at once and in order', () => {
  const stream = createEventStream<number>();
  const heard: string[] = [];
  stream.subscribe((event) => heard.push(`a${event}`));
  stream.subscribe((event) => heard.push(`b${event}`));

  stream.announce(1);
  stream.announce(2);

  expect(heard).toEqual(['a1', 'b1', 'a2', 'b2']);
});

it('lets a listener leave, and no other leaves with it', () => {
  const stream = createEventStream<number>();
  const heard: number[] = [];
  const listener = (event: number) => heard.push(event);
  const leave = stream.subscribe(listener);
  stream.subscribe(listener);

  stream.announce(1);
  leave();
  leave();
  stream.announce(2);

  expect(heard).toEqual([1, 1, 2]);
});

it('lets listeners come and go while an event is announced', () => {
  const stream = createEventStream<number>();
  const heard: string[] = [];
  const leave = stream.subscribe((event) => {
    heard.push(`first ${event}`);
    leave();
    stream.subscribe((later) => heard.push(`late ${later}`));
  });

  stream.announce(1);
  stream.announce(2);

  expect(heard).toEqual(['first 1', 'late 2']);
});

it('gives a reader everything from the start of its reading to the end of the stream', async () => {
  const stream = createEventStream<number>();
  stream.announce(0);
  const iterator = stream.events[Symbol.asyncIterator]();

  stream.announce(1);
  stream.announce(2);
  stream.end();
  stream.announce(3);

  expect(await readAll(iterator)).toEqual([1, 2]);
});

it('wakes a reader that waits', async () => {
  const stream = createEventStream<number>();
  const iterator = stream.events[Symbol.asyncIterator]();
  const waiting = [iterator.next(), iterator.next(), iterator.next()];

  stream.announce(1);
  stream.announce(2);
  stream.end();

  expect(await Promise.all(waiting)).toEqual([
    { done: false, value: 1 },
    { done: false, value: 2 },
    { done: true, value: undefined },
  ]);
});

it('keeps readers apart', async () => {
  const stream = createEventStream<number>();
  const [one, two] = [stream.events[Symbol.asyncIterator](), stream.events[Symbol.asyncIterator]()];

  stream.announce(1);
  await one.return?.();
  stream.announce(2);
  stream.end();

  expect(await readAll(one)).toEqual([]);
  expect(await readAll(two)).toEqual([1, 2]);
});

it('ends a reading that begins after the end', async () => {
  const stream = createEventStream<number>();
  stream.end();

  const read = await readAll(stream.events[Symbol.asyncIterator]());

  expect(read).toEqual([]);
});

async function readAll(iterator: AsyncIterator<number>): Promise<number[]> {
  const events: number[] = [];
  for (let step = await iterator.next(); step.done !== true; step = await iterator.next())
    events.push(step.value);
  return events;
}
