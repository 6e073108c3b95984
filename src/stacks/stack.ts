/** What a fix is about, as far as languages and frameworks differ in it. */
export type FixTopic =
  /** Reading the body as it arrived. */
  | 'raw-body'
  /** Comparing two signatures. */
  | 'comparison'
  /** Reading the timestamp as whole seconds. */
  | 'timestamp'
  /** Reading JSON that may be anything. */
  | 'parsing'
  /** Accepting large bodies. */
  | 'body-limit'
  /** Storing an event once. */
  | 'deduplication'
  /** Accepting a POST that comes from no form. */
  | 'csrf'
  /** Showing no stack trace. */
  | 'production';

/** The names of all stacks, each language after its frameworks. */
export const STACK_NAMES = [
  'express',
  'fastify',
  'nextjs',
  'hono',
  'nestjs',
  'node',
  'flask',
  'fastapi',
  'django',
  'python',
  'rails',
  'sinatra',
  'ruby',
  'laravel',
  'php',
  'go',
] as const;

/** The framework of a receiver, or its language where no framework is known. */
export type StackName = (typeof STACK_NAMES)[number];

/** What is known about receivers that are written with one framework or in one language. */
export interface Stack {
  readonly name: StackName;
  readonly title: string;
  readonly language: 'node' | 'python' | 'ruby' | 'php' | 'go';
  /** Found in the command that starts such a receiver. */
  readonly command: RegExp | undefined;
  /** Response headers that give it away. */
  readonly headers: readonly { readonly name: string; readonly value: RegExp }[];
  /** How it is fixed there, as sentences. */
  readonly fixes: Readonly<Partial<Record<FixTopic, string>>>;
  /** A correct receiver, to be pasted; undefined where only the language is known. */
  readonly receiver: ReceiverExample | undefined;
}

/** A correct receiver in files of `fixtures/receivers`. */
export interface ReceiverExample {
  /** Paths below `fixtures/receivers`, the one to begin with first. */
  readonly files: readonly string[];
  /** A unit test of its signature verification, which reads `vectors.json`. */
  readonly test: string;
  /** What to install, as a command line. */
  readonly install: string;
  /** Starts it on port 3000. */
  readonly start: string;
}
