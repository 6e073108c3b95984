/** How an expectation fared in a run. */
export interface ExpectationResult {
  /** The expectation in its shortest spelling, scope included. */
  readonly expression: string;
  /** The event type, alias or glob; `null` for every delivery of the run. */
  readonly scope: string | null;
  /** What the run showed, in a few words. */
  readonly observed: string;
  /** False, too, where there was nothing to judge by. */
  readonly passed: boolean;
  /** Why it passed or failed, in sentences; names the first deliveries that fell short. */
  readonly explanation: string;
}

/** Whether an expectation asks for what every run has to show: that every delivery is delivered. */
export function isImplied({ expression }: ExpectationResult): boolean {
  return expression === 'delivered';
}
