import type { LongList } from '../internal/long-list.ts';
import type { ReportCase } from './report-cases.ts';
import type { DeliveryReport, RunReport, RunVerdict } from './run-report.ts';

/** What every report is written from, whatever was done: cases, the facts about all of them, and perhaps a timeline. */
export interface ReportDocument {
  readonly tool: { readonly name: string; readonly version: string };
  readonly endpoint: string;
  readonly seed: string;
  /** A command line, or a line of code, that does the same again. */
  readonly reproduce: string;
  readonly verdict: RunVerdict;
  readonly cases: LongList<ReportCase>;
  /** The verdict and what it rests on, in a line. */
  readonly lead?: string;
  /** More facts about the whole, for its head. @default none */
  readonly facts?: readonly (readonly [name: string, value: string])[];
  /** The sums in words, line by line. */
  readonly summary: readonly string[];
  /** Everything for people, line by line, without colors. */
  readonly text: Iterable<string>;
  readonly json: JsonForm;
  /** The deliveries behind the cases; absent where the cases are all there is to show. */
  readonly timeline?: RunTimeline;
}

/** A document in its own JSON format, whose long list is made as it is read. */
export interface JsonForm {
  /** The whole document; its list is empty here. */
  readonly facts: object;
  /** The name of the list among the facts. */
  readonly list: string;
  readonly items: Iterable<object>;
  /** What is left to say, an object a line, where the stream has been written as it came. */
  readonly closing: Iterable<object>;
}

/** A run, and its deliveries in the order in which they were planned. */
export interface RunTimeline {
  readonly run: Omit<RunReport, 'deliveries'>;
  readonly deliveries: LongList<DeliveryReport>;
}
