import { isSuccess } from '../../../delivery/outcome.ts';
import type { Check } from '../../engine/check.ts';
import { broken, kept, unseen } from '../../engine/finding.ts';
import type { Exchange } from '../../evidence/exchange.ts';
import type { Facts } from '../../evidence/observation/facts.ts';
import { tellTwin } from '../../evidence/observation/told-event.ts';
import { NO_TRACE } from '../../evidence/observation/trace.ts';
import { forEachTrace, watchTold } from '../../evidence/observation/watch.ts';
import { WEBHOOKS_PAGE } from '../documentation.ts';
import { withNulls } from './dropped-nulls.ts';

/** How programs write down that there is nothing. In JSON, null itself is right. */
const NOTHING = /(?<![\w-])(undefined|null|NaN|None|nil|\[object Object\])(?![\w-])/;
/** Keys and identifiers are for programs; a word that no person reads does no harm. */
const FOR_PROGRAMS = /(^|[._ ])(id|key|hash|token|digest)s?$/i;

/** PAY-01g: where there is no name, none is written. */
export const emptyWords: Check = {
  id: 'PAY-01g',
  group: 'payloads',
  level: 'should',
  promise: 'does not write "undefined", "null" or "NaN" where a field is empty',
  sends: 'events that it is known to process, with null in every nullable field except the email address',
  decides: 'no text in the state or in an effect contains one of these words',
  requests: 6,
  needs: ['probe'],
  reproducedBy: 'check',
  follows: ['PAY-01a', 'PAY-01d'],
  why: 'Null fields are concatenated as text. The customer is greeted as "null null", the CRM stores "undefined", and reports count an amount of NaN.',
  fix: 'Use a default where a field is null, and store null as null.',
  docs: WEBHOOKS_PAGE,
  run: async (context) => {
    const { traces } = await context.acquaintance();
    if (traces.length === 0) return unseen(NO_TRACE);
    const evidence: Exchange[] = [];
    const details: string[] = [];
    let judged = 0;
    await forEachTrace(traces, async (trace) => {
      const plain = new Set(
        (await Promise.all(trace.singles.map((single) => single.facts()))).flatMap(nothingIn),
      );
      const told = tellTwin(context, withNulls(trace.base));
      const { event, whenDone } = await watchTold(context, trace, told);
      const exchange = await context.send({ about: `${event.type} with nulls`, event });
      if (!isSuccess(exchange.result.outcome)) return;
      judged += 1;
      const found = nothingIn((await whenDone()).facts).filter((line) => !plain.has(line));
      if (found.length === 0) return;
      evidence.push(exchange);
      details.push(`${event.type}:`, ...found.map((line) => `  ${line}`));
    });
    if (details.length > 0) return broken(details[1]?.trim() ?? '', evidence, { details });
    return judged === 0 ? unseen('None of these events was accepted.') : kept('no such words');
  },
};

/** Texts that say that there is nothing, with their places. */
function nothingIn(facts: Facts): readonly string[] {
  return [...facts].flatMap(([place, values]) =>
    values.filter((value) => isWritten(place, value)).map((value) => `${place}: ${value.slice(0, 80)}`),
  );
}

function isWritten(place: string, value: string): boolean {
  if (FOR_PROGRAMS.test(place)) return false;
  if (place.startsWith('effect ')) return !isJson(value) && NOTHING.test(value);
  return value.startsWith('"') && NOTHING.test(value);
}

/** Whether null in a text may be that of JSON. */
function isJson(text: string): boolean {
  return /[{[]/.test(text.trim().charAt(0));
}
