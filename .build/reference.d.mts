import type { HelpTopic } from '../src/cli/help/help-topic.ts';
import type { CommandDescription } from '../src/cli/parse/command.ts';
import type { EXIT_CODE_MEANINGS } from '../src/cli/terminal/exit-code-meanings.ts';
import type { ERROR_CODE_MEANINGS } from '../src/errors/error-code-meanings.ts';
import type { defaultTextOf } from '../src/options/default-text.ts';
import type { OPTION_GROUPS } from '../src/options/option-definition.ts';
import type { environmentVariable, flagOf } from '../src/options/option-name.ts';
import type { OPTIONS } from '../src/options/registry.ts';

/** The text of src/cli/REFERENCE.md. */
export function reference(facts: {
  readonly COMMANDS: readonly Pick<CommandDescription, 'name' | 'summary'>[];
  readonly HELP_TOPICS: readonly HelpTopic[];
  readonly OPTIONS: typeof OPTIONS;
  readonly OPTION_GROUPS: typeof OPTION_GROUPS;
  readonly EXIT_CODE_MEANINGS: typeof EXIT_CODE_MEANINGS;
  readonly ERROR_CODE_MEANINGS: typeof ERROR_CODE_MEANINGS;
  readonly flagOf: typeof flagOf;
  readonly environmentVariable: typeof environmentVariable;
  readonly defaultTextOf: typeof defaultTextOf;
}): string;
