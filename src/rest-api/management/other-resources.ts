import type { Route } from '../route.ts';

/** What else can be done in ClickFunnels on paths that are here (documented), by method. */
export const OTHER_OPERATIONS: readonly (readonly [method: Route['method'], path: string])[] = [
  ['delete', '/contacts/{id}'],
  ...among(['put', 'patch', 'delete'], ['/contacts/tags/{id}']),
  ...among(
    ['post'],
    [
      '/teams/{team_id}/workspaces',
      '/workspaces/{workspace_id}/orders',
      '/orders/{order_id}/invoices',
      '/orders/{order_id}/transactions',
      '/workspaces/{workspace_id}/products',
      '/products/{product_id}/variants',
      '/workspaces/{workspace_id}/courses',
      '/courses/{course_id}/enrollments',
    ],
  ),
  ...among(
    ['put', 'patch'],
    [
      '/teams/{id}',
      '/workspaces/{workspace_id}',
      '/orders/{id}',
      '/orders/invoices/{id}',
      '/orders/transactions/{id}',
      '/products/{id}',
      '/products/variants/{id}',
      '/courses/{id}',
      '/courses/enrollments/{id}',
    ],
  ),
];

/**
 * Where the paths of ClickFunnels' API begin that this one does not have, after `/workspaces/{id}` or at once. Those of
 * which there are events are concluded from the events' class names; the others are assumed.
 */
const OTHER_RESOURCES: ReadonlySet<string> = new Set(
  (
    'affiliates appointments blogs communities contacts courses domains form_submissions forms fulfillments ' +
    'funnels images me oauth orders pages platform products runs sales segments shipping stores styles ' +
    'subscriptions teams themes users workflows'
  ).split(' '),
);

/** Whether a path below the base belongs to a resource of ClickFunnels that is not imitated here. */
export function isOtherResource(path: string): boolean {
  const steps = path.split('/').filter((step) => step !== '');
  const [first, second] = steps[0] === 'workspaces' ? steps.slice(2) : steps;
  if (first === undefined) return steps.length > 0;
  return first === 'webhooks' ? second === 'incoming' : OTHER_RESOURCES.has(first);
}

function among(methods: readonly Route['method'][], paths: readonly string[]) {
  return paths.flatMap((path) => methods.map((method) => [method, path] as const));
}
