import type { Arrival } from '../state/checks.ts';

/** Room for one event or arrival, and the places of both axes, in pixels. */
const STEP = 76;
const AXES = { happened: 44, arrived: 164, height: 208 };
const MARGIN = 96;

/** The smallest story that shows a failure, on two axes: above as it happened, below as it arrived. */
export function ArrivalDiagram({ arrivals }: { readonly arrivals: readonly Arrival[] }) {
  const turns = [...new Set(arrivals.map(({ turn }) => turn))].sort((a, b) => a - b);
  const places = Math.max(turns.length, arrivals.length);
  const placeOf = (index: number) => MARGIN + index * STEP + STEP / 2;
  const width = MARGIN + places * STEP + 16;
  const seen = new Set<number>();
  const lines = arrivals.map((arrival, index) => {
    const isCopy = seen.has(arrival.turn);
    seen.add(arrival.turn);
    return { ...arrival, isCopy, from: placeOf(turns.indexOf(arrival.turn)), to: placeOf(index) };
  });
  return (
    <figure class="arrivals">
      <figcaption class="muted">
        The smallest story that shows it: above in the order in which it happened, below as it arrived.
      </figcaption>
      <div class="arrivals-scroll" tabIndex={0} role="region" aria-label="Smallest story on two time axes">
        <svg width={width} height={AXES.height} role="img" aria-label={inWords(lines)}>
          {(['happened', 'arrived'] as const).map((name) => (
            <g key={name} class="arrivals-axis">
              <text x="0" y={AXES[name] + 4}>
                {name}
              </text>
              <line x1={MARGIN - 8} x2={width - 4} y1={AXES[name]} y2={AXES[name]} />
            </g>
          ))}
          {lines.map(({ from, to, isCopy }, index) => (
            <line
              key={index}
              class={`arrivals-way ${isCopy ? 'arrivals-copy' : ''}`}
              x1={from}
              x2={to}
              y1={AXES.happened}
              y2={AXES.arrived}
            />
          ))}
          {turns.map((turn, index) => (
            <g key={turn} class="arrivals-event">
              <circle cx={placeOf(index)} cy={AXES.happened} r="11" />
              <text x={placeOf(index)} y={AXES.happened + 4} text-anchor="middle">
                {turn}
              </text>
            </g>
          ))}
          {lines.map(({ turn, to, isCopy, killed, result }, index) => (
            <g
              key={index}
              class={`arrivals-event ${killed ? 'arrivals-killed' : ''} ${isCopy ? 'arrivals-copy' : ''}`}
            >
              <circle cx={to} cy={AXES.arrived} r="11" />
              <text x={to} y={AXES.arrived + 4} text-anchor="middle">
                {turn}
              </text>
              <text class="arrivals-result" x={to} y={AXES.arrived + 30} text-anchor="middle">
                {killed ? 'killed' : shortened(result)}
              </text>
            </g>
          ))}
        </svg>
      </div>
      <ol class="arrivals-names">
        {turns.map((turn) => (
          <li key={turn}>
            <span class="tabular muted">{turn}</span>{' '}
            <code>{arrivals.find((arrival) => arrival.turn === turn)?.eventType}</code>
          </li>
        ))}
      </ol>
    </figure>
  );
}

/** What fits below a mark: a status, or the first letters. */
function shortened(result: string): string {
  return result.length > 12 ? `${result.slice(0, 11)}…` : result;
}

function inWords(lines: readonly (Arrival & { readonly isCopy: boolean })[]): string {
  const told = lines.map(({ turn, eventType, result, killed, isCopy }) =>
    [
      `${eventType}, which happened as number ${turn}`,
      isCopy ? 'once more' : '',
      result,
      killed ? 'then killed' : '',
    ]
      .filter((part) => part !== '')
      .join(', '),
  );
  return `Arrived: ${told.join('; ')}.`;
}
