/** `--config FILE`, for every command whose options may come from a configuration file. */
export const CONFIG_OPTION = {
  kind: 'value',
  placeholder: 'FILE',
  describe: 'configuration file; "none" for none',
  defaultText: 'cf-webhook-sim.config.yaml, .json, .js or .ts, here or in a folder above',
  parse: (text: string) => text,
} as const;

/** What `--config` is given to use no file. */
export const NO_CONFIG = 'none';
