import type { Check } from '../engine/check.ts';
import type { CheckContext } from '../engine/check-context.ts';
import type { Variation } from '../engine/variation.ts';
import { SIGNATURES_PAGE } from './documentation.ts';
import { judgeTwins } from './judge-twins.ts';
import { judgeVariations } from './plain-control.ts';

/** What is particular about a check that sends valid deliveries in unusual forms. */
export interface TwinCheckDefinition
  extends Pick<
    Check,
    'id' | 'group' | 'level' | 'promise' | 'sends' | 'requests' | 'why' | 'fix' | 'follows'
  > {
  /** @default the page about signatures */
  readonly docs?: string;
  readonly variations: (context: CheckContext) => readonly Variation[];
}

/** Makes a check that sends valid deliveries, which have to be taken as the control delivery was. */
export function twinCheck({ variations, docs = SIGNATURES_PAGE, ...rest }: TwinCheckDefinition): Check {
  return {
    ...rest,
    decides: 'every response is a 2xx that ClickFunnels counts as success',
    needs: [],
    docs,
    run: (context) => judgeVariations(context, variations(context), judgeTwins),
  };
}
