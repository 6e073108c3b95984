import type { customDataProblems, customSchema } from './custom-schema/custom-schema.ts';
import type { draftCustomData } from './custom-schema/draft/draft-data.ts';

/** What is done with schemas of users. */
export interface CustomData {
  readonly read: typeof customSchema;
  readonly draft: typeof draftCustomData;
  readonly problems: typeof customDataProblems;
}

let loaded: CustomData | undefined;

/** Has this used for schemas of users: `custom-event.ts` when it is loaded, since most runs of the command have none. */
export function provideCustomData(customData: CustomData): void {
  loaded = customData;
}

/** What is done with schemas of users; anyone who has one has loaded `custom-event.ts`. */
export function customData(): CustomData {
  if (loaded === undefined) throw new Error('A schema of a user came before custom-event.ts was loaded.');
  return loaded;
}
