import type { Creation } from '../actions/action.ts';
import { newRecord } from '../world/new-record.ts';

/** Someone drafts a blog post. */
export const BLOG_POST: Creation = {
  kind: 'blog-post',
  about: 'someone drafts a blog post; readers do not see it before publish',
  fields: {},
  emits: ['blogs/post.created'],
  create: (world, name) => {
    const random = world.randomFor('blog-post', name);
    const data = newRecord(world, {
      resource: 'blogs-post',
      eventName: 'blogs/post.created',
      state: { visibility: { equals: 'draft' } },
      random,
      ids: world.idsFor('blog-post', name),
    });
    world.emit('blogs/post.created', world.add({ kind: 'blog-post', name, random, data }));
  },
};
