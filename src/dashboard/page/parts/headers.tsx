import type { Header } from '../api-types.ts';

interface HeadersProps {
  readonly label: string;
  /** What stands before them, e.g. `POST /hooks`. */
  readonly first: string;
  readonly headers: readonly Header[];
}

/** Header lines in their order and letter case. */
export function Headers({ label, first, headers }: HeadersProps) {
  return (
    <div class="headers" role="region" aria-label={label} tabIndex={0}>
      <div class="header-first">{first}</div>
      {headers.map(([name, value], index) => (
        <div key={index} class="header-line">
          <span class="header-name">{name}</span>: <span class="header-value">{value}</span>
        </div>
      ))}
    </div>
  );
}
