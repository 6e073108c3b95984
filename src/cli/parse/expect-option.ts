import type { Expectation } from '../../report/expectations/expectation.ts';
import { parseExpectation } from '../../report/expectations/parse-expectation.ts';
import type { ListOption } from './command.ts';

/** `--expect CLAIM`, which may be given several times: what has to be true of the run for it to pass. */
export const EXPECT_OPTION: ListOption<Expectation> = {
  kind: 'list',
  placeholder: 'CLAIM',
  describe: 'what the run has to show, e.g. "order.created: attempts=2"',
  defaultText: 'delivered, of every delivery',
  parse: parseExpectation,
};
