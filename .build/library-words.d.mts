import type { kebabCase } from '../src/options/option-name.ts';
import type { OPTIONS } from '../src/options/registry.ts';

/** The text of src/internal/library-words.generated.ts. */
export function libraryWords(registry: {
  readonly OPTIONS: typeof OPTIONS;
  readonly kebabCase: typeof kebabCase;
}): string;
