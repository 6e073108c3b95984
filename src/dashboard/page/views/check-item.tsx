import { useState } from 'preact/hooks';
import { copy } from '../parts/actions.ts';
import { Icon } from '../parts/icon.tsx';
import type { CheckResult, CheckVerdict } from '../state/checks.ts';
import { mayWrite } from '../state/workspace.ts';
import { ArrivalDiagram } from './arrival-diagram.tsx';

interface CheckItemProps {
  readonly result: CheckResult;
  /** How it ended in the run before. */
  readonly before: CheckVerdict | undefined;
  readonly isOpen: boolean;
  readonly onRerun: (() => void) | undefined;
}

/** One check: what was promised, what was seen, what to do about it. */
export function CheckItem({ result, before, isOpen, onRerun }: CheckItemProps) {
  const [isShown, setShown] = useState(isOpen);
  const { id, promise, verdict, observed, explanation, fix, evidence, details, arrivals, reproduce } = result;
  const change = changeText(verdict, before);
  return (
    <li class={`check-item check-${verdict}`}>
      <button type="button" class="check-head" aria-expanded={isShown} onClick={() => setShown(!isShown)}>
        <span class="check-mark" aria-hidden="true">
          {verdict === 'pass' ? '✓' : verdict === 'fail' ? '✗' : verdict === 'warn' ? '!' : '–'}
        </span>
        <span class="check-promise">
          {promise} <span class="visually-hidden">{verdict}</span>
        </span>
        {change !== undefined && <span class={`tag tag-${change.kind}`}>{change.text}</span>}
        <code class="muted">{id}</code>
      </button>
      {isShown && (
        <div class="check-body">
          <dl>
            <dt>Observed</dt>
            <dd>{observed}</dd>
            {explanation !== null && (
              <>
                <dt>Why</dt>
                <dd>{explanation}</dd>
              </>
            )}
            {fix !== null && (
              <>
                <dt>Fix</dt>
                <dd>{fix}</dd>
              </>
            )}
          </dl>
          {arrivals.length > 0 && <ArrivalDiagram arrivals={arrivals} />}
          {details.length > 0 && (
            <pre class="raw" tabIndex={0} role="region" aria-label={`Details of ${id}`}>
              {details.join('\n')}
            </pre>
          )}
          {evidence.length > 0 && (
            <details>
              <summary>
                Evidence{' '}
                <span class="muted">
                  {evidence.length === 1 ? '1 request' : `${evidence.length} requests`}
                </span>
              </summary>
              {evidence.map(({ about, request, response, latencyMs }, index) => (
                <pre
                  key={index}
                  class="raw"
                  tabIndex={0}
                  role="region"
                  aria-label={`Evidence ${index + 1} of ${id}`}
                >
                  {[
                    `# ${about}`,
                    `${request.method} ${request.url}`,
                    ...request.headers.map(([name, value]) => `${name}: ${value}`),
                    '',
                    request.bodyExcerpt,
                    '',
                    response === null
                      ? '→ no response'
                      : `→ ${response.statusCode} in ${Math.round(latencyMs)} ms`,
                    response?.bodyExcerpt ?? '',
                  ].join('\n')}
                </pre>
              ))}
            </details>
          )}
          <div class="actions">
            <button type="button" disabled={onRerun === undefined || !mayWrite.value} onClick={onRerun}>
              <Icon name="retry" /> Run again
            </button>
            {reproduce !== null && (
              <button
                type="button"
                onClick={() => copy(reproduce, 'The script that reproduces it is on the clipboard.')}
              >
                <Icon name="copy" /> Copy reproduction
              </button>
            )}
          </div>
        </div>
      )}
    </li>
  );
}

function changeText(verdict: CheckVerdict, before: CheckVerdict | undefined) {
  if (before === undefined) return undefined;
  const isBad = verdict === 'fail' || verdict === 'warn';
  const wasBad = before === 'fail' || before === 'warn';
  if (isBad && wasBad) return { kind: 'still', text: 'still failing' } as const;
  if (isBad) return { kind: 'new', text: 'new' } as const;
  return wasBad && verdict === 'pass' ? ({ kind: 'fixed', text: 'fixed' } as const) : undefined;
}
