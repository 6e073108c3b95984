import {
  type ArtilleryContext,
  type ArtilleryRequest,
  countResponse,
  signEvent,
} from '../../src/load/artillery-hooks.ts';
import type { LoadEvent, LoadOptions } from '../../src/load/load-options.ts';

/** What Artillery does around the hooks, for one worker. */
export interface ArtilleryUser {
  /** Has the hook make a request. @throws what the hook fails with */
  sign(event: LoadEvent, url?: string): ArtilleryRequest;
  /** What is counted for a response. */
  count(statusCode: number): readonly string[];
  readonly context: ArtilleryContext;
}

/** One virtual user of a worker with its own environment. */
export function artilleryUser(
  options: LoadOptions,
  environment: Readonly<Record<string, string>> = {},
): ArtilleryUser {
  const context: ArtilleryContext = {
    vars: { clickfunnels: options, $env: environment, $testId: 'test', target: 'http://127.0.0.1:3000' },
    funcs: { $template: (text) => text.replace('{{ target }}', 'http://127.0.0.1:3000') },
  };
  return {
    context,
    sign: (event, url = '{{ target }}/webhooks') => {
      const request: ArtilleryRequest = { url, method: 'POST', clickfunnels: event };
      let failure: Error | undefined;
      signEvent(request, context, { emit: () => undefined }, (error) => {
        failure = error;
      });
      if (failure !== undefined) throw failure;
      return request;
    },
    count: (statusCode) => {
      const counted: string[] = [];
      const events = { emit: (_: 'counter', name: string) => counted.push(name) };
      countResponse({}, { statusCode }, context, events, () => undefined);
      return counted;
    },
  };
}
