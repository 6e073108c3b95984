/** Whether one delivery keeps a claim. */
export interface Judgement {
  readonly held: boolean;
  /** What the delivery showed, in a few words that `in d3` can follow. */
  readonly observed: string;
  /** What is worth knowing beyond that, as a sentence. */
  readonly hint?: string;
}
