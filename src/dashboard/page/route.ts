import { computed, signal } from '@preact/signals';

const BASE = '/_sim/ui';

/** Where the page is: path below its base, and the query. */
const here = signal({ path: pathOf(location.pathname), query: location.search });

/** The views, by the first part of their path. */
export type View = 'deliveries' | 'trigger' | 'endpoints' | 'clock' | 'checks' | 'received';

/** The view that is shown, and what of it. */
export const route = computed((): { readonly view: View; readonly id: string | undefined } => {
  const [view = '', id] = here.value.path.split('/').slice(1);
  return { view: isView(view) ? view : 'deliveries', id };
});

/** What the address says beside the path: filters. */
export const query = computed(() => new URLSearchParams(here.value.query));

/** Goes to a view, e.g. `/deliveries/12`. Filters stay in the address within a view. */
export function go(
  path: string,
  options: { readonly query?: URLSearchParams; readonly replace?: boolean } = {},
): void {
  const params = options.query ?? (sameView(path) ? query.value : new URLSearchParams());
  const text = params.toString();
  const search = text === '' ? '' : `?${text}`;
  const address = `${BASE}${path}${search}${location.hash}`;
  if (options.replace === true) history.replaceState(null, '', address);
  else history.pushState(null, '', address);
  here.value = { path, query: search };
}

/** Changes one filter in the address. */
export function setFilter(name: string, value: string): void {
  const changed = new URLSearchParams(query.value);
  if (value === '') changed.delete(name);
  else changed.set(name, value);
  go(here.value.path, { query: changed, replace: true });
}

/** The address of a view, for links. */
export function hrefOf(path: string): string {
  return `${BASE}${path}${location.hash}`;
}

/** Keeps following links within the page from loading it again. */
export function followLink(event: MouseEvent, path: string): void {
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
  event.preventDefault();
  go(path);
}

addEventListener('popstate', () => {
  here.value = { path: pathOf(location.pathname), query: location.search };
});

function pathOf(pathname: string): string {
  return pathname.startsWith(BASE) ? pathname.slice(BASE.length) : pathname;
}

function sameView(path: string): boolean {
  return path.split('/')[1] === route.value.view;
}

function isView(text: string): text is View {
  return ['deliveries', 'trigger', 'endpoints', 'clock', 'checks', 'received'].includes(text);
}
