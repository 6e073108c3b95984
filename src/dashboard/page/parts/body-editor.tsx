import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { ask } from '../api.ts';
import { cursorAt, linesOfPaths } from './json-cursor.ts';
import { keysAt, type Schema, type Suggestion, valuesAt } from './schema-words.ts';

/** What is wrong with a body. */
export interface BodyProblem {
  /** Dotted; empty for the whole. */
  readonly path: string;
  readonly message: string;
}

interface BodyEditorProps {
  readonly eventType: string;
  readonly apiVersion: 'v1' | 'v2';
  readonly schema: Schema | undefined;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onProblems: (problems: readonly BodyProblem[]) => void;
}

const CHECK_AFTER_MS = 300;
const LINE_HEIGHT = 20;
const MOST_SUGGESTIONS = 40;

/** A body as text, with the event's schema at hand: it completes names and values, and marks what does not fit. */
export function BodyEditor({ eventType, apiVersion, schema, value, onChange, onProblems }: BodyEditorProps) {
  const area = useRef<HTMLTextAreaElement>(null);
  const gutter = useRef<HTMLDivElement>(null);
  const [problems, setProblems] = useState<readonly BodyProblem[]>([]);
  const [offer, setOffer] = useState<Offer | undefined>(undefined);
  const lines = useMemo(() => value.split('\n').length, [value]);
  const marked = useMemo(() => placed(problems, value), [problems, value]);

  useEffect(() => {
    const gone = new AbortController();
    const timer = setTimeout(() => {
      ask<{ readonly problems: readonly BodyProblem[] }>(
        'POST',
        '/validate',
        { eventType, apiVersion, body: value },
        gone.signal,
      )
        .then((found) => {
          setProblems(found.problems);
          onProblems(found.problems);
        })
        .catch(() => undefined);
    }, CHECK_AFTER_MS);
    return () => {
      clearTimeout(timer);
      gone.abort();
    };
  }, [eventType, apiVersion, value]);

  const suggest = () => {
    const element = area.current;
    if (element !== null && schema !== undefined) setOffer(offerAt(element, schema));
  };
  const accept = (suggestion: Suggestion) => {
    const element = area.current;
    if (element === null || offer === undefined) return;
    const end = element.selectionEnd;
    const changed =
      value.slice(0, offer.start) + suggestion.text + value.slice(end).replace(/^"(?::\s?)?/, '');
    onChange(changed);
    setOffer(undefined);
    const caret = offer.start + suggestion.text.length;
    requestAnimationFrame(() => {
      element.focus();
      element.setSelectionRange(caret, caret);
    });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === ' ' && event.ctrlKey) {
      event.preventDefault();
      suggest();
      return;
    }
    if (offer === undefined) return;
    const { index, suggestions } = offer;
    const chosen = suggestions[index];
    if (event.key === 'ArrowDown') setOffer({ ...offer, index: (index + 1) % suggestions.length });
    else if (event.key === 'ArrowUp')
      setOffer({ ...offer, index: (index + suggestions.length - 1) % suggestions.length });
    else if ((event.key === 'Enter' || event.key === 'Tab') && chosen !== undefined) accept(chosen);
    else if (event.key === 'Escape') setOffer(undefined);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div class="editor">
      <div class="editor-frame">
        <div class="editor-gutter" ref={gutter} aria-hidden="true">
          {Array.from({ length: lines }, (_, line) => (
            <div
              key={line}
              class={marked.byLine.has(line) ? 'editor-line-wrong' : ''}
              title={marked.byLine.get(line)}
            >
              {line + 1}
            </div>
          ))}
        </div>
        <textarea
          ref={area}
          class="editor-text"
          aria-label="Body"
          aria-describedby="body-problems"
          aria-invalid={problems.length > 0}
          aria-autocomplete="list"
          aria-controls={offer === undefined ? undefined : 'body-suggestions'}
          aria-activedescendant={offer === undefined ? undefined : `body-suggestion-${offer.index}`}
          spellcheck={false}
          wrap="off"
          value={value}
          onInput={(event) => {
            onChange(event.currentTarget.value);
            if (/["\w]/.test(event.data ?? '')) suggest();
            else setOffer(undefined);
          }}
          onKeyDown={onKeyDown}
          onBlur={() => setOffer(undefined)}
          onScroll={(event) => {
            if (gutter.current !== null) gutter.current.scrollTop = event.currentTarget.scrollTop;
            setOffer(undefined);
          }}
        />
        {offer !== undefined && (
          <div
            id="body-suggestions"
            class="suggestions"
            role="listbox"
            aria-label="Suggestions"
            style={{ left: `calc(52px + ${offer.column}ch)`, top: `${offer.top}px` }}
          >
            {offer.suggestions.map((suggestion, index) => (
              <div
                key={suggestion.label}
                id={`body-suggestion-${index}`}
                role="option"
                aria-selected={index === offer.index}
                onMouseDown={(event) => {
                  event.preventDefault();
                  accept(suggestion);
                }}
              >
                <strong>{suggestion.label}</strong> <span class="muted">{suggestion.about}</span>
              </div>
            ))}
          </div>
        )}
      </div>
      <div id="body-problems" class="editor-problems" role="status">
        {problems.length === 0 ? (
          <p class="muted">The body matches the schema. Ctrl+Space suggests names and values.</p>
        ) : (
          <ul>
            {marked.list.slice(0, 8).map(({ path, message, line }) => (
              <li key={`${path} ${message}`}>
                {line !== undefined && <span class="tag">line {line + 1}</span>} <code>{path}</code> {message}
              </li>
            ))}
            {problems.length > 8 && <li>and {problems.length - 8} more</li>}
          </ul>
        )}
      </div>
    </div>
  );
}

interface Offer {
  readonly suggestions: readonly Suggestion[];
  readonly index: number;
  readonly start: number;
  readonly column: number;
  readonly top: number;
}

function offerAt(element: HTMLTextAreaElement, schema: Schema): Offer | undefined {
  const end = element.selectionEnd;
  const { value } = element;
  const { path, expects, start } = cursorAt(value, end);
  const all = expects === 'key' ? keysAt(schema, path) : expects === 'value' ? valuesAt(schema, path) : [];
  const typed = value.slice(start, end).replace(/^"/, '').toLowerCase();
  const suggestions = all
    .filter(({ label }) => label.replace(/^"/, '').toLowerCase().startsWith(typed))
    .slice(0, MOST_SUGGESTIONS);
  if (suggestions.length === 0) return undefined;
  const before = value.slice(0, start).split('\n');
  const column = before.at(-1)?.length ?? 0;
  return { suggestions, index: 0, start, column, top: before.length * LINE_HEIGHT + 10 - element.scrollTop };
}

/** Problems with the lines on which they are. */
function placed(problems: readonly BodyProblem[], text: string) {
  const lines = linesOfPaths(text);
  const list = problems.map((problem) => ({ ...problem, line: lineOf(problem, lines, text) }));
  const byLine = new Map<number, string>();
  for (const { line, message } of list) if (line !== undefined) byLine.set(line, message);
  return { list, byLine };
}

function lineOf(
  { path, message }: BodyProblem,
  lines: ReadonlyMap<string, number>,
  text: string,
): number | undefined {
  const position = /position (\d+)/.exec(message)?.[1];
  if (path === '' && position !== undefined) return text.slice(0, Number(position)).split('\n').length - 1;
  const plain = path.replaceAll(/\[(\d+)\]/g, '.$1');
  for (let known = plain; known !== ''; known = known.replace(/\.?[^.]*$/, '')) {
    const line = lines.get(known);
    if (line !== undefined) return line;
  }
  return undefined;
}
