/**
 * How the library calls the options of the command line, as TypeScript: src/internal/library-words.generated.ts, which
 * errors read without loading the registry.
 *
 * @param registry `OPTIONS` and `kebabCase`, from `src/options/`, compiled or not.
 */
export function libraryWords({ OPTIONS, kebabCase }) {
  const words = new Map();
  for (const option of OPTIONS) {
    const name = nameInCode(option);
    if (name !== undefined && !words.has(option.name)) words.set(option.name, entry(option, name));
  }
  const lines = [...words]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, text]) => `  ${key(name)}: ${text},`);
  return [
    '/** How code calls an option of the command line. Made by `npm run generate` from src/options/. */',
    'export interface LibraryWord {',
    '  readonly name: string;',
    '  /** What takes the place of the option and a value; `$1` is the value. */',
    '  readonly withValue?: string;',
    '  /** How values look that follow the option in messages; anything else is the rest of the sentence. */',
    '  readonly value?: RegExp;',
    '}',
    '',
    '/** By the name after `--`. Options that code does not have (`--list`) are not in it. */',
    'export const LIBRARY_WORDS: Readonly<Record<string, LibraryWord>> = {',
    ...lines,
    '};',
    '',
  ].join('\n');

  function key(name) {
    const word = kebabCase(name);
    return word.includes('-') ? `'${word}'` : word;
  }
}

function nameInCode({ name, group, kind, library, inCalls }) {
  const inCode = library ?? inCalls ?? (group === 'Faults' ? `faults.${name}` : undefined);
  const isSwitch = kind === 'flag' && (inCalls === undefined || !inCalls.includes('.'));
  return inCode === undefined || !isSwitch ? inCode : `${inCode}: true`;
}

function entry({ kind, valueInMessages }, name) {
  if (valueInMessages === undefined) return `{ name: '${name}' }`;
  const value = kind === 'list' ? "['$1']" : "'$1'";
  const pattern = new RegExp(valueInMessages).source;
  return `{\n    name: '${name}',\n    withValue: "${name}: ${value}",\n    value: /${pattern}/,\n  }`;
}
