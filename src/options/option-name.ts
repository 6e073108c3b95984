/** The environment variables of this tool begin so. */
export const ENVIRONMENT_PREFIX = 'CF_WEBHOOK_SIM_';

/** `maxWait` → `max-wait`. */
export function kebabCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** `maxWait` → `--max-wait`. */
export function flagOf(name: string): string {
  return `--${kebabCase(name)}`;
}

/** `maxWait` → `CF_WEBHOOK_SIM_MAX_WAIT`. */
export function environmentVariable(optionName: string): string {
  return `${ENVIRONMENT_PREFIX}${kebabCase(optionName).replaceAll('-', '_').toUpperCase()}`;
}
