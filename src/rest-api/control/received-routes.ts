import type { ManagementContext } from '../management/management-context.ts';
import type { Route } from '../route.ts';

/** What has arrived at the receiver that `listen` runs. */
export function receivedRoutes({ received }: ManagementContext): readonly Route[] {
  return [
    {
      method: 'get',
      path: '/received',
      handle: (_request, response) => {
        response.json({ url: received?.url ?? null, items: received?.requests() ?? [] });
      },
    },
  ];
}
