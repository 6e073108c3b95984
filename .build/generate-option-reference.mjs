// Writes src/cli/REFERENCE.md and src/internal/library-words.generated.ts from the registry of options. Run it with "npm run generate", after the build.
import { writeFileSync } from 'node:fs';
import { defaultTextOf } from '../.compiled/options/default-text.js';
import { OPTION_GROUPS } from '../.compiled/options/option-definition.js';
import { environmentVariable, flagOf, kebabCase } from '../.compiled/options/option-name.js';
import { OPTIONS } from '../.compiled/options/registry.js';
import { libraryWords } from './library-words.mjs';
import { optionReference } from './option-reference.mjs';

const registry = { OPTIONS, OPTION_GROUPS, flagOf, environmentVariable, defaultTextOf };
writeFileSync(new URL('../src/cli/REFERENCE.md', import.meta.url), optionReference(registry));
writeFileSync(
  new URL('../src/internal/library-words.generated.ts', import.meta.url),
  libraryWords({ OPTIONS, kebabCase }),
);
