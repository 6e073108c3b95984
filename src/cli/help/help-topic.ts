/** A page of `cf-webhook-sim help`, as plain data. */
export interface HelpTopic {
  /** As typed after `help`. */
  readonly name: string;
  /** One line for lists, without a full stop. */
  readonly summary: string;
  /** The page: at most 40 lines of at most 80 columns. Commands stand on lines of their own, indented by two spaces. */
  readonly text: string;
}
