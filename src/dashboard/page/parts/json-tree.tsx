import { useState } from 'preact/hooks';

/** Levels that stand open at first. */
const OPEN_LEVELS = 2;
/** Members of one object or list that are drawn at first. */
const MOST_MEMBERS = 200;

interface NodeProps {
  readonly name: string | undefined;
  readonly value: unknown;
  readonly level: number;
  readonly isLast: boolean;
}

/** JSON as a tree whose branches open and close. */
export function JsonTree({ value }: { readonly value: unknown }) {
  return (
    <div class="json-tree">
      <JsonNode name={undefined} value={value} level={0} isLast />
    </div>
  );
}

function JsonNode({ name, value, level, isLast }: NodeProps) {
  const [isOpen, setOpen] = useState(level < OPEN_LEVELS);
  const [most, setMost] = useState(MOST_MEMBERS);
  const key = name === undefined ? null : <span class="json-key">{JSON.stringify(name)}: </span>;
  const comma = isLast ? '' : ',';
  if (typeof value !== 'object' || value === null) {
    return (
      <div class="json-line">
        {key}
        <span class={`json-${value === null ? 'null' : typeof value}`}>{JSON.stringify(value)}</span>
        {comma}
      </div>
    );
  }
  const isList = Array.isArray(value);
  const members = Object.entries(value);
  const [open, close] = isList ? ['[', ']'] : ['{', '}'];
  if (members.length === 0) {
    return (
      <div class="json-line">
        {key}
        {open}
        {close}
        {comma}
      </div>
    );
  }
  return (
    <div class="json-branch">
      <div class="json-line">
        <button
          type="button"
          class="json-toggle"
          aria-expanded={isOpen}
          aria-label={`${name ?? 'Body'}, ${members.length} members`}
          onClick={() => setOpen(!isOpen)}
        />
        {key}
        {open}
        {!isOpen && (
          <>
            <span class="json-count"> {members.length} </span>
            {close}
            {comma}
          </>
        )}
      </div>
      {isOpen && (
        <>
          <div class="json-members">
            {members.slice(0, most).map(([member, inner], index) => (
              <JsonNode
                key={member}
                name={isList ? undefined : member}
                value={inner}
                level={level + 1}
                isLast={index === members.length - 1}
              />
            ))}
            {members.length > most && (
              <button type="button" class="quiet" onClick={() => setMost(most + 1_000)}>
                Show {members.length - most} more
              </button>
            )}
          </div>
          <div class="json-line">
            {close}
            {comma}
          </div>
        </>
      )}
    </div>
  );
}
