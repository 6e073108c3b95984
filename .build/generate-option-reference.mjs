// Writes src/cli/REFERENCE.md: every option, from the registry. Run it with "npm run generate", after the build.
import { writeFileSync } from 'node:fs';
import { defaultTextOf } from '../.compiled/options/default-text.js';
import { OPTION_GROUPS } from '../.compiled/options/option-definition.js';
import { environmentVariable, flagOf } from '../.compiled/options/option-name.js';
import { OPTIONS } from '../.compiled/options/registry.js';
import { optionReference } from './option-reference.mjs';

const registry = { OPTIONS, OPTION_GROUPS, flagOf, environmentVariable, defaultTextOf };
writeFileSync(new URL('../src/cli/REFERENCE.md', import.meta.url), optionReference(registry));
