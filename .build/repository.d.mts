/** The repository on GitHub; empty until a release. */
export const REPOSITORY: string;

/** What is wrong with the address of a repository; `undefined` when nothing is. */
export function repositoryProblem(address: string): string | undefined;
