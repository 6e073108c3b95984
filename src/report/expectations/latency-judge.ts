import { createHistogram } from 'node:perf_hooks';
import { countOf } from '../../internal/count-of.ts';
import { formatDuration } from '../../internal/duration.ts';
import { type ClaimJudge, nothingSent, wasDropped } from './claim-judge.ts';
import { satisfies } from './comparison.ts';
import type { LatencyClaim } from './expectation.ts';

/** The longest latency that the histogram tells apart, in microseconds: one hour. */
const LONGEST_LATENCY_US = 3_600_000_000;
const PERCENTILES = { p50: 50, p95: 95, p99: 99 } as const;

/**
 * Makes a judge of a claim about the latencies of all attempts that got a response. Percentiles are exact to three
 * figures, the maximum entirely.
 */
export function createLatencyJudge({ statistic, operator, limitMs }: LatencyClaim): ClaimJudge {
  const latencies = createHistogram({ lowest: 1, highest: LONGEST_LATENCY_US, figures: 3 });
  let sent = 0;
  let dropped = 0;
  let responses = 0;
  let maxMs = 0;

  const observedMs = () => {
    if (statistic === 'max') return maxMs;
    // The histogram rounds up within its three figures; nothing took longer than the longest.
    return Math.min(maxMs, latencies.percentile(PERCENTILES[statistic]) / 1_000);
  };

  return {
    record: (delivery) => {
      if (wasDropped(delivery)) {
        dropped += 1;
        return;
      }
      sent += 1;
      for (const { outcome, latencyMs } of delivery.attempts) {
        if (outcome.kind !== 'response') continue;
        responses += 1;
        maxMs = Math.max(maxMs, latencyMs);
        latencies.record(Math.min(LONGEST_LATENCY_US, Math.max(1, Math.round(latencyMs * 1_000))));
      }
    },
    finding: () => {
      if (sent === 0) return nothingSent(dropped);
      if (responses === 0) {
        return {
          passed: false,
          observed: 'no response',
          explanation: 'No attempt in scope got a response, so there is no latency to judge.',
        };
      }
      const actualMs = observedMs();
      const over = `over ${countOf(responses, 'response')}`;
      const observed = `${statistic} ${shown(actualMs, limitMs)}`;
      return {
        passed: satisfies(actualMs, { operator, value: limitMs }),
        observed: `${observed} ${over}`,
        explanation: `Latency: ${observed} ${over}.`,
      };
    },
  };
}

/** Exact where rounding would make a latency look like the limit that it misses. */
function shown(actualMs: number, limitMs: number): string {
  const rounded = formatDuration(actualMs);
  const exact = Math.round(actualMs * 1_000) / 1_000;
  return rounded === formatDuration(limitMs) && exact !== limitMs ? `${exact} ms` : rounded;
}
