import { useMemo, useState } from 'preact/hooks';
import { JsonTree } from './json-tree.tsx';

interface BodyViewProps {
  readonly text: string | undefined;
  /** The bytes in base64, where they are no text. */
  readonly base64?: string | undefined;
  readonly bytes: number;
  readonly label: string;
}

/** Larger bodies are shown as text at first: a tree of them takes long to draw. */
const LARGEST_TREE = 512 * 1024;

/** A body as a foldable tree where it is JSON, and as the very characters that were sent. */
export function BodyView({ text, base64, bytes, label }: BodyViewProps) {
  const parsed = useMemo(() => parse(text), [text]);
  const hasTree = parsed !== undefined && typeof parsed.value === 'object' && parsed.value !== null;
  const [wanted, setWanted] = useState<'tree' | 'raw'>(bytes > LARGEST_TREE ? 'raw' : 'tree');
  const shown = hasTree ? wanted : 'raw';
  if (bytes === 0) return <p class="muted">No body.</p>;
  return (
    <div class="body-view">
      <div class="body-head">
        <span class="muted">
          {bytes.toLocaleString()} {bytes === 1 ? 'byte' : 'bytes'}
        </span>
        {hasTree && (
          <span class="segments" role="group" aria-label={`${label} form`}>
            <button type="button" aria-pressed={shown === 'tree'} onClick={() => setWanted('tree')}>
              Tree
            </button>
            <button type="button" aria-pressed={shown === 'raw'} onClick={() => setWanted('raw')}>
              Raw
            </button>
          </span>
        )}
      </div>
      {shown === 'tree' && parsed !== undefined ? (
        <JsonTree value={parsed.value} />
      ) : (
        <pre class="raw" tabIndex={0} aria-label={label} role="region">
          {text ?? hexDump(base64 ?? '')}
        </pre>
      )}
    </div>
  );
}

function parse(text: string | undefined): { readonly value: unknown } | undefined {
  if (text === undefined) return undefined;
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

function hexDump(base64: string): string {
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  const lines: string[] = [];
  for (let start = 0; start < bytes.length; start += 16) {
    const part = [...bytes.subarray(start, start + 16)];
    const hex = part.map((byte) => byte.toString(16).padStart(2, '0')).join(' ');
    const text = part.map((byte) => (byte >= 32 && byte < 127 ? String.fromCharCode(byte) : '.')).join('');
    lines.push(`${start.toString(16).padStart(8, '0')}  ${hex.padEnd(47)}  ${text}`);
  }
  return lines.join('\n');
}
