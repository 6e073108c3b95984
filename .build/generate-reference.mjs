// Writes src/cli/REFERENCE.md and src/internal/library-words.generated.ts. Run it with "npm run generate", after the build.
import { writeFileSync } from 'node:fs';
import { HELP_TOPICS } from '../.compiled/cli/help/topics.js';
import { COMMAND_LOADERS } from '../.compiled/cli/registry.js';
import { EXIT_CODE_MEANINGS } from '../.compiled/cli/terminal/exit-code-meanings.js';
import { ERROR_CODE_MEANINGS } from '../.compiled/errors/error-code-meanings.js';
import { defaultTextOf } from '../.compiled/options/default-text.js';
import { OPTION_GROUPS } from '../.compiled/options/option-definition.js';
import { environmentVariable, flagOf, kebabCase } from '../.compiled/options/option-name.js';
import { OPTIONS } from '../.compiled/options/registry.js';
import { libraryWords } from './library-words.mjs';
import { reference } from './reference.mjs';

const COMMANDS = await Promise.all(Object.values(COMMAND_LOADERS).map((load) => load()));
writeFileSync(
  new URL('../src/cli/REFERENCE.md', import.meta.url),
  reference({
    COMMANDS,
    HELP_TOPICS,
    OPTIONS,
    OPTION_GROUPS,
    EXIT_CODE_MEANINGS,
    ERROR_CODE_MEANINGS,
    flagOf,
    environmentVariable,
    defaultTextOf,
  }),
);
writeFileSync(
  new URL('../src/internal/library-words.generated.ts', import.meta.url),
  libraryWords({ OPTIONS, kebabCase }),
);
