import { useEffect, useState } from 'preact/hooks';
import { ask } from '../api.ts';
import { Command } from '../parts/command.tsx';
import { Icon } from '../parts/icon.tsx';
import { attempt, tellError } from '../parts/toast.tsx';
import { type CheckResult, type CheckVerdict, checks, loadChecks } from '../state/checks.ts';
import { endpoints, mayWrite, workspace } from '../state/workspace.ts';
import { CheckItem } from './check-item.tsx';

/** The worst first. */
const ORDER: readonly CheckVerdict[] = ['fail', 'warn', 'incomplete', 'pass', 'info', 'not-evaluated'];
const NAMES: Readonly<Record<CheckVerdict, string>> = {
  fail: 'failed',
  warn: 'warnings',
  incomplete: 'incomplete',
  pass: 'passed',
  info: 'info',
  'not-evaluated': 'not evaluated',
};

/** Checks of a receiver: results as they come in, failures first, compared with the run before. */
export function ChecksView() {
  const [endpoint, setEndpoint] = useState<string | undefined>(undefined);
  const [strict, setStrict] = useState(false);
  useEffect(() => {
    loadChecks().catch(tellError);
  }, []);
  const known = [...endpoints.value.values()];
  const target = endpoint ?? String(known[0]?.id ?? '');
  const current = checks.value;
  const run = (only?: readonly string[]) =>
    attempt(async () => {
      await ask('POST', '/checks', { endpoint: target, strict, ...(only === undefined ? {} : { only }) });
      return undefined;
    });
  if (current === undefined) return <p class="empty muted">Loading checks…</p>;
  const { results, isRunning, total, catalog, previous, verdict, problem } = current;
  const counts = ORDER.map(
    (one) => [one, results.filter((result) => result.verdict === one).length] as const,
  );
  const groups = [...new Set(catalog.map(({ group }) => group))];
  const failures = results
    .filter(isFailure)
    .sort((a, b) => ORDER.indexOf(a.verdict) - ORDER.indexOf(b.verdict));

  return (
    <div class="page">
      <div class="page-head">
        <h1>Checks</h1>
        <span class="spacer" />
        {known.length > 0 && (
          <label>
            <span class="visually-hidden">Receiver to check</span>
            <select value={target} onChange={(event) => setEndpoint(event.currentTarget.value)}>
              {known.map(({ id, name }) => (
                <option key={id} value={String(id)}>
                  {name}
                </option>
              ))}
            </select>
          </label>
        )}
        <label class="check-label">
          <input
            type="checkbox"
            checked={strict}
            onChange={(event) => setStrict(event.currentTarget.checked)}
          />{' '}
          Strict
        </label>
        <button
          type="button"
          class="primary"
          disabled={isRunning || known.length === 0 || !mayWrite.value}
          onClick={() => run()}
        >
          <Icon name="play" /> {isRunning ? 'Running…' : 'Run checks'}
        </button>
      </div>
      {workspace.value !== undefined && known.length === 0 && (
        <p class="notice">Add an endpoint first: checks are sent to its URL, signed with its secret.</p>
      )}
      {problem !== null && <p class="notice notice-failed">{problem}</p>}
      {results.length > 0 && (
        <section class={`card verdict verdict-${verdict ?? 'running'}`} aria-label="Summary">
          <p class="verdict-text" role="status">
            {isRunning
              ? `${results.length}${total > 0 ? ` of ${total}` : ''} checks done`
              : verdict === 'passed'
                ? 'The receiver passed'
                : verdict === 'failed'
                  ? 'The receiver would fail in production'
                  : 'The run is incomplete'}
          </p>
          <progress max={Math.max(total, results.length)} value={results.length} aria-label="Progress" />
          <p class="verdict-counts">
            {counts
              .filter(([, count]) => count > 0)
              .map(([one, count]) => (
                <span key={one} class={`check-count check-${one}`}>
                  {count} {NAMES[one]}
                </span>
              ))}
            {previous !== null && !isRunning && <Comparison results={results} previous={previous} />}
          </p>
        </section>
      )}
      {results.length === 0 && !isRunning && (
        <section class="card empty">
          <h2>Find what breaks in production</h2>
          <p class="muted">
            {catalog.length} checks send valid and invalid requests, as ClickFunnels and strangers do, and
            watch what the receiver does. The same in a terminal, with a probe of its state:
          </p>
          <Command text="npx cf-webhook-sim check http://localhost:3000/webhooks --ui" />
        </section>
      )}
      {failures.length > 0 && (
        <section aria-labelledby="failures-title" class="check-group">
          <h2 id="failures-title">To fix</h2>
          <ul>
            {failures.map((result) => (
              <CheckItem
                key={result.id}
                result={result}
                before={previous?.[result.id]}
                isOpen
                onRerun={isRunning ? undefined : () => run([result.id])}
              />
            ))}
          </ul>
        </section>
      )}
      {results.length > 0 &&
        groups.map((group) => {
          const inGroup = results.filter((result) => result.group === group && !isFailure(result));
          if (inGroup.length === 0) return null;
          return (
            <section key={group} class="check-group" aria-label={group}>
              <h2>{group.replaceAll('-', ' ')}</h2>
              <ul>
                {inGroup.map((result) => (
                  <CheckItem
                    key={result.id}
                    result={result}
                    before={previous?.[result.id]}
                    isOpen={false}
                    onRerun={isRunning ? undefined : () => run([result.id])}
                  />
                ))}
              </ul>
            </section>
          );
        })}
    </div>
  );
}

function Comparison({
  results,
  previous,
}: {
  readonly results: readonly CheckResult[];
  readonly previous: Readonly<Record<string, CheckVerdict>>;
}) {
  const isBad = (verdict: CheckVerdict | undefined) => verdict === 'fail' || verdict === 'warn';
  const fixed = results.filter(({ id, verdict }) => isBad(previous[id]) && verdict === 'pass').length;
  const fresh = results.filter(
    ({ id, verdict }) => isBad(verdict) && previous[id] !== undefined && !isBad(previous[id]),
  ).length;
  const still = results.filter(({ id, verdict }) => isBad(verdict) && isBad(previous[id])).length;
  return (
    <span class="muted">
      since the last run: {fixed} fixed, {fresh} new, {still} still failing
    </span>
  );
}

function isFailure({ verdict }: CheckResult): boolean {
  return verdict === 'fail' || verdict === 'warn' || verdict === 'incomplete';
}
