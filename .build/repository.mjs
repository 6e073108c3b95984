/**
 * The repository on GitHub, e.g. `https://github.com/OWNER/cf-webhook-sim`: the one place of its address. A release fills
 * it in; the published manifest has it, and nothing is published without it.
 */
export const REPOSITORY = '';

/** What is wrong with the address of a repository; `undefined` when nothing is. */
export function repositoryProblem(address) {
  if (address === '') return 'REPOSITORY is not set.';
  const [, owner] = /^https:\/\/github\.com\/([\w-]+)\/[\w.-]+$/.exec(address) ?? [];
  if (owner === undefined) return `REPOSITORY must be https://github.com/OWNER/NAME, got "${address}".`;
  return owner === 'OWNER' ? 'REPOSITORY has a placeholder for its owner.' : undefined;
}
