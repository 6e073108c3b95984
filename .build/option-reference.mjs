/**
 * The reference of all options as Markdown, made from the registry in `src/options/`.
 *
 * @param registry `OPTIONS` and what is said of an option, from `src/options/`, compiled or not.
 */
export function optionReference({ OPTIONS, OPTION_GROUPS, flagOf, environmentVariable, defaultTextOf }) {
  return [
    '# Options',
    '',
    '<!-- Made by `npm run generate` from src/options/. -->',
    '',
    'Every option of every command. A key of the same name in `cf-webhook-sim.config.yaml` (in camelCase) sets an option',
    'of `send`, `run` and `check`, and an environment variable sets any: `--max-wait` is `maxWait` and',
    `\`${environmentVariable('maxWait')}\`. What is typed takes precedence over the environment, a named run, and the top of the`,
    'configuration file, in this order.',
    '',
    ...OPTION_GROUPS.flatMap((group) => [
      `## ${group}`,
      '',
      '| Option | Meaning | Default | Commands |',
      '| --- | --- | --- | --- |',
      ...OPTIONS.filter((option) => option.group === group).map(row),
      '',
    ]),
  ].join('\n');

  function row(option) {
    const word =
      option.kind === 'flag' ? flagOf(option.name) : `${flagOf(option.name)} ${option.placeholder}`;
    const otherwise = option.kind === 'flag' ? 'off' : (defaultTextOf(option) ?? '');
    const commands = option.commands.map((name) => `\`${name}\``).join(' ');
    return `| \`${escaped(word)}\` | ${escaped(meaning(option))} | ${escaped(otherwise)} | ${commands} |`;
  }

  function meaning(option) {
    const { conflicts = [], requires } = option;
    return [
      option.kind === 'list' ? `${option.describe} (may be given several times)` : option.describe,
      ...(requires === undefined ? [] : [`requires \`${flagOf(requires)}\``]),
      ...(conflicts.length === 0
        ? []
        : [`cannot be combined with ${conflicts.map((name) => `\`${flagOf(name)}\``).join(', ')}`]),
    ].join('; ');
  }
}

function escaped(text) {
  return text.replaceAll('|', '\\|');
}
