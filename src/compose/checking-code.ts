import { DEFAULT_VARIANTS } from '../options/definitions/checks.ts';
import { environmentVariable } from '../options/option-name.ts';
import type { ResolvedOptions } from '../options/simulator-options.ts';
import type { CheckOptions, ConvergenceChoice } from './check-options.ts';
import { argumentsCode, type CodeText, objectCode, variableCode } from './code-text.ts';
import { reproducingCode } from './reproducing-code.ts';

/** A line of code that checks the receiver in the same way, or runs one check of it. */
export function checkingCode(options: ResolvedOptions, choice: CheckOptions, id: string | undefined): string {
  const { convergence, oldSecret, processControl, probe } = choice;
  const { concurrency, eventType, maxRequests, probeIgnore, settleMs, stack, strict, timeoutMs } = choice;
  const { merge, requireAll, routes, set, setJson, subscribed, timeLimitMs, unset } = choice;
  const selection = id === undefined ? { only: choice.only, exclude: choice.exclude } : { only: [id] };
  return reproducingCode(
    options,
    'check',
    argumentsCode({
      ...(convergence === undefined ? selection : { convergence: convergenceCode(convergence) }),
      // The caller's own, under the names that the options have.
      probe: probe === undefined ? undefined : { code: 'probe' },
      processControl: processControl === undefined ? undefined : { code: 'processControl' },
      oldSecret: oldSecret === undefined ? undefined : variableCode(environmentVariable('oldSecret')),
      concurrency,
      eventType,
      maxRequests,
      probeIgnore,
      settleMs,
      stack,
      strict,
      ...{ requireAll, subscribed, routes, set, setJson, unset, merge, timeLimitMs },
      // Bytes are the caller's own.
      body: choice.body === undefined ? undefined : { code: 'body' },
      timeoutMs,
    }),
  );
}

function convergenceCode({
  journey,
  parameters = {},
  variants = DEFAULT_VARIANTS,
}: ConvergenceChoice): CodeText {
  const name = typeof journey === 'string' ? journey : { code: 'journey' };
  return objectCode({ journey: name, parameters, variants });
}
