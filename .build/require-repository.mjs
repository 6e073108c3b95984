// `npm publish` calls this first: what is published must name its repository, or links on npm lead nowhere.
import { REPOSITORY, repositoryProblem } from './repository.mjs';

const problem = repositoryProblem(REPOSITORY);
if (problem !== undefined) {
  console.error(`Not published: ${problem} Set it in .build/repository.mjs.`);
  process.exitCode = 1;
}
