import { Agent, request } from 'node:http';
import { leavesOf } from '../../../src/checks/evidence/observation/leaves.ts';
import type { ZooMember } from '../zoo.ts';
import { listenAs, type ZooServer } from '../zoo-server.ts';
import { type MadeUpEvent, signedHeaders } from './made-up-events.ts';
import { type OddRequest, oddRequests } from './odd-requests.ts';
import { type Courier, STORY_SCRIPTS } from './story-scripts.ts';

/** What anyone can see of a receiver: what it responds, and what it leaves behind. */
export interface Behavior {
  readonly responses: readonly string[];
  readonly facts: readonly Fact[];
}

/** One value in the state, or one effect. */
export interface Fact {
  /** Where it stands, or what kind of effect it is, whoever it is about: `contact.name`, `mail receipt for order #`. */
  readonly category: string;
  readonly value: string;
}

const SETTLE_MS = 40;
const SILENCE = 'no response';
/** Until a look at everything is the same as the one before. */
const QUIET_MS = 1_200;
const NO_RESPONSE_AFTER_MS = 15_000;
/** Who leaves so many without a response is not asked any more. */
const MOST_SILENCES = 3;

/**
 * Lets a receiver work on a fixed script of deliveries, and writes down what it did. The script is written by hand and
 * shares nothing with the checks, so that it may judge what they have to notice.
 *
 * @param ignored Types of events that are not delivered at all: what a receiver without a use for them would do.
 */
export async function behaviorOf(
  member: ZooMember,
  ignored: (type: string) => boolean = () => false,
): Promise<Behavior> {
  await using server = await listenAs(member);
  const agent = new Agent({ keepAlive: true, maxSockets: 60 });
  const subjects = new Map<number, string>();
  // Each script has ids of its own, whatever the others do meanwhile.
  const idsFor = (label: string, script: number) => {
    let id = 500_000_000 + script * 100_000;
    return () => {
      id += 17;
      subjects.set(id, label);
      return id;
    };
  };
  const resources = new Map<number, string>();
  let silences = 0;
  const post = async (odd: OddRequest) => {
    const { subjectId, type } = odd.event;
    if (!resources.has(subjectId)) resources.set(subjectId, type.split(/[./]/)[0] ?? '');
    if (ignored(type)) return 'ignored';
    if (silences >= MOST_SILENCES) return 'not asked';
    const response = await send(server.url, agent, odd);
    if (response === SILENCE) silences += 1;
    return response;
  };
  const stories = await Promise.all(
    STORY_SCRIPTS.map(async (script, number) => {
      const said: string[] = [];
      await script(courier(post, said), idsFor(`story ${number}`, number + 1));
      return `story ${number}: ${said.join(' ')}`;
    }),
  );
  const odd: string[] = [];
  for (const [number, one] of oddRequests(idsFor('odd', 0)).entries()) {
    odd.push(`odd request ${number}: ${await post(one)}`);
  }
  const facts = await quietFacts(server, subjects, resources);
  agent.destroy();
  return { responses: [...stories, ...odd], facts };
}

function courier(post: (odd: OddRequest) => Promise<string>, said: string[]): Courier {
  const signed = (event: MadeUpEvent): OddRequest => ({ event, headers: signedHeaders(event.body) });
  return {
    deliver: async (event) => {
      said.push(await post(signed(event)));
    },
    together: async (events) => {
      said.push(...(await Promise.all(events.map((event) => post(signed(event))))).toSorted());
    },
    half: async (event) => {
      const whole = signed(event);
      const half = { ...event, body: event.body.subarray(0, event.body.length / 2) };
      await post({ event: half, headers: { ...whole.headers, 'Content-Length': String(event.body.length) } });
    },
    settle: () => pause(SETTLE_MS),
  };
}

function send(url: string, agent: Agent, { chunked, event, headers }: OddRequest): Promise<string> {
  const announced = Number(headers['Content-Length'] ?? event.body.length);
  const isCut = announced > event.body.length;
  return new Promise((resolve) => {
    const lines = chunked === true ? headers : { 'Content-Length': String(announced), ...headers };
    const outgoing = request(
      url,
      { method: 'POST', agent, headers: lines as Record<string, string> },
      (response) => {
        response.resume();
        response.on('end', () => resolve(String(response.statusCode)));
        response.on('error', () => resolve('cut off'));
      },
    );
    outgoing.setTimeout(NO_RESPONSE_AFTER_MS, () => {
      resolve(SILENCE);
      outgoing.destroy();
    });
    outgoing.on('error', () => resolve('hung up'));
    if (isCut) outgoing.write(event.body, () => setTimeout(() => outgoing.destroy(), 2));
    else outgoing.end(event.body);
  });
}

async function quietFacts(
  server: ZooServer,
  subjects: ReadonlyMap<number, string>,
  resources: ReadonlyMap<number, string>,
): Promise<readonly Fact[]> {
  let facts = await factsOf(server, subjects, resources);
  for (let look = 0; look < 20; look += 1) {
    await pause(QUIET_MS);
    const now = await factsOf(server, subjects, resources);
    if (JSON.stringify(now) === JSON.stringify(facts)) break;
    facts = now;
  }
  return facts;
}

async function factsOf(
  { probe }: ZooServer,
  subjects: ReadonlyMap<number, string>,
  resources: ReadonlyMap<number, string>,
): Promise<readonly Fact[]> {
  const facts: Fact[] = [];
  for (const [subjectId, label] of subjects) {
    const state =
      (await probe?.readState?.({ eventId: '', eventType: 'contact.created', subjectId })) ?? null;
    for (const { path, value } of leavesOf(state)) {
      if (value === null && path.length === 0) continue;
      const place = path.map((key) => (/\d/.test(key) ? '*' : key)).join('.');
      const category = `${resources.get(subjectId)}: ${place}`;
      facts.push({ category, value: `${label} ${subjectId} ${category} ${JSON.stringify(value)}` });
    }
  }
  for (const { key, kind } of (await probe?.readEffects?.()) ?? []) {
    const category = `${kind} ${key.replaceAll(/[\w.]+@\S+|\d+/g, '#')}`;
    facts.push({ category, value: `${kind} ${key}` });
  }
  return facts.toSorted((a, b) => (a.value < b.value ? -1 : 1));
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
