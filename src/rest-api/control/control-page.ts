import type { ListQuery } from '../../workspace/list-query.ts';
import { Refusal } from '../refusal.ts';

/**
 * Reads `after`, `limit` and `order`.
 *
 * @param mostItems The largest limit.
 * @throws Refusal 400
 */
export function controlPage(query: URLSearchParams, mostItems = 100): ListQuery {
  const after = wholeNumber(query, 'after', Number.MAX_SAFE_INTEGER);
  const limit = wholeNumber(query, 'limit', mostItems);
  const order = query.get('order') ?? 'asc';
  if (order !== 'asc' && order !== 'desc') throw new Refusal(400, `"order" is asc or desc, got "${order}".`);
  return { order, ...(after === undefined ? {} : { after }), ...(limit === undefined ? {} : { limit }) };
}

/**
 * Reads a whole number from 1 on.
 *
 * @throws Refusal 400
 */
function wholeNumber(query: URLSearchParams, name: string, most: number): number | undefined {
  const text = query.get(name);
  if (text === null) return undefined;
  const value = /^\d{1,15}$/.test(text) ? Number(text) : 0;
  if (value >= 1 && value <= most) return value;
  throw new Refusal(400, `"${name}" must be a whole number from 1 to ${most}, got "${text}".`);
}
