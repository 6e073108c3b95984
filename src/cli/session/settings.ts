import { DEFAULT_TIMEOUT_MS } from '../../options/definitions/waiting.ts';
import type { ClockChoice, SimulatorOptions } from '../../options/simulator-options.ts';
import { parseExpectation } from '../../report/expectations/parse-expectation.ts';
import { findMutant } from '../../signature/mutants.ts';
import { DEVELOPMENT_SECRET } from '../../signature/sign.ts';
import { credentialsOf } from '../../wire/credentials.ts';
import { parseHeader } from '../../wire/header-line.ts';
import { parseTarget } from '../../wire/target.ts';
import { present } from '../parse/present.ts';
import type { DeliverySession, SessionOptions } from './delivery-session.ts';

/** Without a terminal, waiting ends after this many real milliseconds, so that a CI job never hangs for 37 hours. */
const UNATTENDED_MAX_WAIT_MS = 60_000;

/** How a receiver may refuse a forgery; anything else is an acceptance or a crash. */
const REFUSED = 'status=400,401,403,404,422';
/** What may become of a forgery that a careful receiver may take too: anything but a crash. */
const REFUSED_OR_TAKEN = `${REFUSED},2xx`;

/** What the simulator of a session is made with. */
export function simulatorOptions(session: DeliverySession, to: string | URL): SimulatorOptions {
  const { options, terminal, seed, now, events, config } = session;
  const { secret, schedule, ca } = options;
  const attempts = options.attempts ?? (isTrial(options) ? 1 : undefined);
  const patience = terminal.interactive
    ? Number.POSITIVE_INFINITY
    : UNATTENDED_MAX_WAIT_MS + happeningMs(session);
  return {
    ...events,
    ...config?.customFields,
    customEvents: config?.customEvents ?? [],
    to,
    seed,
    now,
    clock: chooseClock(options),
    timeoutMs: options.timeout ?? DEFAULT_TIMEOUT_MS,
    maxWaitMs: options.maxWait ?? patience,
    keepAlive: options.keepAlive,
    headers: options.header,
    insecure: options.insecure,
    allowRemote: options.allowRemote,
    ...present({ secret, schedule, attempts, ca, totalTimeoutMs: options.totalTimeout }),
  };
}

/** For how long events happen that come at a rate, in real milliseconds. */
function happeningMs({ options, total = 0 }: DeliverySession): number {
  const { rate, timeScale = 1 } = options;
  return rate === undefined ? 0 : (total * 1_000) / rate / timeScale;
}

function chooseClock({ instant, timeScale }: SessionOptions): ClockChoice {
  if (instant) return 'virtual';
  return timeScale === undefined ? 'real' : { scale: timeScale };
}

/** Whether nothing is asked but what a receiver makes of a forgery, which one attempt tells. */
function isTrial({ forge, expect, schedule }: SessionOptions): boolean {
  return forge !== undefined && expect.length === 0 && schedule === undefined;
}

/** A forged event has to be refused, unless something else is expected of it. */
export function expectationsOf({ expect, forge }: SessionOptions): SessionOptions['expect'] {
  if (expect.length > 0 || forge === undefined) return expect;
  return [parseExpectation(findMutant(forge).expectation === 'may-accept' ? REFUSED_OR_TAKEN : REFUSED)];
}

/** What must not be shown of the options of a run. */
export function secretsOf(
  options: Pick<SessionOptions, 'allowRemote' | 'header' | 'secret' | 'to' | 'token'>,
): readonly string[] {
  const { allowRemote, header, secret = DEVELOPMENT_SECRET, to = '3000', token } = options;
  const url = parseTarget(to, allowRemote);
  const headers = header.map(parseHeader);
  return [...credentialsOf({ headers, secret, url }), ...(token === undefined ? [] : [token])];
}

/** The secret that attempts are signed with. */
export function secretOf({ secret }: SessionOptions): string {
  return secret ?? DEVELOPMENT_SECRET;
}
