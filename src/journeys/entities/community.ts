import { isJsonObject } from '../../internal/json.ts';
import type { Creation } from '../actions/action.ts';
import { requiredText } from '../actions/fields.ts';
import { newRecord } from '../world/new-record.ts';
import { buyerOf } from './contact.ts';

/** A member writes a post in the community. */
export const COMMUNITY_POST: Creation = {
  kind: 'community-post',
  about: 'a contact writes a post in the community',
  fields: { of: { type: 'name', of: 'contact', about: 'who writes', required: true } },
  emits: ['communities/post.created'],
  create: (world, name, fields) => {
    const contact = world.the('contact', requiredText(fields, 'of'));
    const random = world.randomFor('community-post', name);
    const data = newRecord(world, {
      resource: 'communities-post',
      eventName: 'communities/post.created',
      random,
      ids: world.idsFor('community-post', name),
      given: { buyer: buyerOf(contact) },
    });
    const post = world.add({ kind: 'community-post', name, random, contact: contact.name, data });
    world.emit('communities/post.created', post);
  },
};

/** A member comments on a post. */
export const COMMUNITY_COMMENT: Creation = {
  kind: 'community-comment',
  about: 'a contact comments on a post in the community',
  fields: {
    of: { type: 'name', of: 'contact', about: 'who writes', required: true },
    on: { type: 'name', of: 'community-post', about: 'the post', required: true },
  },
  emits: ['communities/posts/comment.created'],
  create: (world, name, fields) => {
    const contact = world.the('contact', requiredText(fields, 'of'));
    const post = world.the('community-post', requiredText(fields, 'on'));
    const random = world.randomFor('community-comment', name);
    const { id = null, public_id = null, title = null, url = null, group = null } = post.data;
    const data = newRecord(world, {
      resource: 'communities-posts-comment',
      eventName: 'communities/posts/comment.created',
      random,
      ids: world.idsFor('community-comment', name),
      given: {
        buyer: buyerOf(contact),
        communityPost: {
          post: { id, public_id, title, url },
          group: isJsonObject(group) ? group : {},
        },
      },
    });
    const comment = world.add({
      kind: 'community-comment',
      name,
      random,
      contact: contact.name,
      post: post.name,
      data,
    });
    world.emit('communities/posts/comment.created', comment);
  },
};
