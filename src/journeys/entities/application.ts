import type { Creation } from '../actions/action.ts';
import { newRecord } from '../world/new-record.ts';

/** A team connects an application to the workspace. ClickFunnels has no event for that. */
export const APPLICATION: Creation = {
  kind: 'application',
  about: 'a team connects an application, which may create orders; ClickFunnels has no event for that',
  fields: {},
  emits: [],
  create: (world, name) => {
    const random = world.randomFor('application', name);
    const data = newRecord(world, {
      resource: 'platform-application',
      eventName: 'platform_application.disconnected',
      random,
      ids: world.idsFor('application', name),
    });
    world.add({ kind: 'application', name, random, data });
  },
};
