/** What kind of thing a file describes, in the words of messages, and how it is read. */
export interface SourceKind {
  /** `configuration` or `journey`. */
  readonly noun: string;
  /** What a module may export, as code. */
  readonly example: string;
  /** Whether the places of YAML tell columns as well as lines; those of JSON do, since it may stand on one line. */
  readonly columns: boolean;
  /** What to do where the file cannot be read. */
  readonly missing: string;
  /** How many values a file may have. @default 100,000 */
  readonly mostValues?: number;
}
