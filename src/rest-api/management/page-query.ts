import type { Request, Response } from 'express';
import type { JsonObject } from '../../internal/json.ts';
import { listed } from '../../internal/listed.ts';
import type { ListQuery, Page } from '../../workspace/list-query.ts';
import { Refusal } from '../refusal.ts';

/**
 * Reads `after`, `sort_order` and `sort_property` (documented). How other values are handled is assumed.
 *
 * @param idOf Reads the id of an item, a number or a public id; `undefined` where the text is neither.
 * @throws Refusal 400
 */
export function pageQuery(query: URLSearchParams, idOf: (text: string) => number | undefined): ListQuery {
  const last = (name: string) => query.getAll(name).at(-1) || undefined;
  const after = last('after');
  const afterId = after === undefined ? undefined : idOf(after);
  if (after !== undefined && afterId === undefined)
    throw badParameter('after', 'the id of the last item seen');
  return {
    ...(afterId === undefined ? {} : { after: afterId }),
    order: oneOf(last('sort_order'), 'sort_order', ['asc', 'desc']),
    sortBy: oneOf(last('sort_property'), 'sort_property', ['id', 'updated_at']),
  };
}

/**
 * Reads `filter[field]=a,b` (documented). That any field may be named is assumed.
 *
 * @throws Refusal 400
 */
export function filterQuery(query: URLSearchParams): ReadonlyMap<string, readonly string[]> {
  const filter = new Map<string, string[]>();
  for (const [name, value] of query) {
    if (!name.startsWith('filter')) continue;
    const field = /^filter\[(\w+)\](?:\[\])?$/.exec(name)?.[1];
    if (field === undefined) throw badParameter(name, 'filter[FIELD]');
    filter.set(field, [...(filter.get(field) ?? []), ...value.split(',')]);
  }
  return filter;
}

/** Responds with one page of a list, and says in the headers where it goes on as long as it does (observed of Rails). */
export function sendPage<Item>(
  request: Request,
  response: Response,
  { items, next }: Page<Item>,
  toJson: (item: Item) => JsonObject,
): void {
  if (next !== null) {
    const url = new URL(request.originalUrl.replace(/^\/+/, '/'), `${request.protocol}://${hostOf(request)}`);
    url.searchParams.set('after', String(next));
    response.set({ 'Pagination-Next': String(next), Link: `<${url.href}>; rel="next"` });
  }
  response.json(items.map(toJson));
}

/** Clients of HTTP/1.0 need not name a host. */
function hostOf({ headers, socket }: Request): string {
  return headers.host ?? `127.0.0.1:${socket.localPort}`;
}

function oneOf<const Choice extends string>(
  value: string | undefined,
  name: string,
  [first, ...others]: readonly [Choice, ...Choice[]],
): Choice {
  if (value === undefined) return first;
  const choice = [first, ...others].find((candidate) => candidate === value.toLowerCase());
  if (choice === undefined) throw badParameter(name, listed([first, ...others]));
  return choice;
}

function badParameter(name: string, expected: string): Refusal {
  return new Refusal(400, `Bad request: ${name} must be ${expected}`);
}
