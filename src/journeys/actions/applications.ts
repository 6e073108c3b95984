import { actionOn } from './action.ts';

/** A team disconnects an application; it cannot create anything afterwards. */
export const DISCONNECT = actionOn('application', {
  verb: 'disconnect',
  about: 'a team disconnects an application',
  fields: {},
  emits: ['platform_application.disconnected'],
  perform: (world, application) => {
    world.emit('platform_application.disconnected', application);
    world.remove(application);
  },
});
