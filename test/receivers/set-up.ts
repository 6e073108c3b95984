import type { StackName } from '../../src/stacks/stack.ts';

/** How the receiver of a stack is put together and started on this machine. */
export interface SetUp {
  readonly stack: StackName;
  /** A command that succeeds where the runtime and its libraries are installed. */
  readonly needs: readonly string[];
  /** Files of `hosts` that belong beside it, with the names that they get. @default none */
  readonly hosts?: Readonly<Record<string, string>>;
  /** Commands that are run in the folder beforehand. @default none */
  readonly prepare?: readonly (readonly string[])[];
  readonly start: (port: number) => readonly string[];
  /** Variables for all of its commands. @default none */
  readonly environment?: Readonly<Record<string, string>>;
  /** The database file and the table in which it stores events. */
  readonly stores?: readonly [database: string, table: string];
  /** SHOULDs and facts that the server in front of it breaks, not the receiver. @default none */
  readonly mayWarn?: readonly string[];
}

/** How the unit test of a language's verification is run in a folder with `vectors.json`. */
export interface VectorTest {
  readonly needs: readonly string[];
  /** Paths below `fixtures/receivers`. */
  readonly files: readonly string[];
  readonly run: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
}
