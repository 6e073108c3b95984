/**
 * The reference of the command as Markdown: commands, help topics, options, exit codes, environment variables and error
 * codes.
 *
 * @param facts The registries of `src/`, compiled or not.
 */
export function reference({
  COMMANDS,
  HELP_TOPICS,
  OPTIONS,
  OPTION_GROUPS,
  EXIT_CODE_MEANINGS,
  ERROR_CODE_MEANINGS,
  flagOf,
  environmentVariable,
  defaultTextOf,
}) {
  return [
    '# Reference',
    '',
    '<!-- Made by `npm run generate` from src/. -->',
    '',
    '[Commands](#commands) · [Help topics](#help-topics) · [Options](#options) · [Exit codes](#exit-codes) ·',
    '[Environment variables](#environment-variables) · [Error codes](#error-codes)',
    '',
    '## Commands',
    '',
    'Results go to stdout, everything else to stderr. `cf-webhook-sim COMMAND --help` lists the options of a command.',
    '',
    '| Command | Description |',
    '| --- | --- |',
    ...COMMANDS.map(({ name, summary }) => `| \`${name}\` | ${escaped(summary)} |`),
    '',
    '## Help topics',
    '',
    'As `cf-webhook-sim help TOPIC` prints them.',
    '',
    ...HELP_TOPICS.flatMap(({ name, text }) => [`### ${name}`, '', '```text', text, '```', '']),
    '## Options',
    '',
    'A key of the same name in `cf-webhook-sim.config.yaml` (in camelCase) sets an option of `send`, `run` and `check`, and',
    `an environment variable sets any: \`--max-wait\` is \`maxWait\` and \`${environmentVariable('maxWait')}\`. The command line`,
    'takes precedence over the environment, a named run, and the top of the configuration file, in this order.',
    '',
    ...OPTION_GROUPS.flatMap((group) => [
      `### ${group}`,
      '',
      '| Option | Meaning | Default | Commands |',
      '| --- | --- | --- | --- |',
      ...OPTIONS.filter((option) => option.group === group).map(row),
      '',
    ]),
    '## Exit codes',
    '',
    '| Code | Meaning |',
    '| --- | --- |',
    ...EXIT_CODE_MEANINGS.map(([code, meaning]) => `| ${code} | ${meaning} |`),
    '',
    '## Environment variables',
    '',
    '| Variable | Meaning |',
    '| --- | --- |',
    `| \`CF_WEBHOOK_SIM_…\` | any option, e.g. \`${environmentVariable('secret')}\`; the command line takes precedence |`,
    '| `CF_WEBHOOK_SIM_WORKER` | the number of this worker among those that Artillery runs on several machines (`help load`) |',
    '| `NO_COLOR` | no colors; takes precedence over `FORCE_COLOR` |',
    '| `FORCE_COLOR` | colors even without a terminal; `0` means none |',
    '| `CI` | no countdown and no keys, and `--max-wait` is 60s unless set |',
    "| `NODE_DISABLE_COMPILE_CACHE` | `1`: do not keep compiled code in the user's cache folder for a faster start |",
    '',
    '## Error codes',
    '',
    'A `SimulatorError` of the library has a stable `code`, a `problem` and usually a `cure`.',
    '',
    '| Code | When |',
    '| --- | --- |',
    ...Object.entries(ERROR_CODE_MEANINGS).map(([code, meaning]) => `| \`${code}\` | ${escaped(meaning)} |`),
    '',
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
