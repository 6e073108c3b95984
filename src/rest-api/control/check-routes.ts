import { CHECKS } from '../../checks/catalog/registry.ts';
import type { ManagementContext } from '../management/management-context.ts';
import { Refusal } from '../refusal.ts';
import type { Route } from '../route.ts';
import type { CheckRequest } from './check-board.ts';
import { checkedBody } from './request-schema.ts';

/** Checks of a receiver: which there are, running them, and how the last run stands. */
export function checkRoutes({ checks }: ManagementContext): readonly Route[] {
  return [
    {
      method: 'get',
      path: '/checks',
      handle: (_request, response) => {
        const reading = checks?.board.read();
        response.json({
          isRunning: false,
          endpoint: null,
          results: [],
          total: 0,
          verdict: null,
          problem: null,
          previous: null,
          ...reading,
          catalog: CHECKS.map(({ id, group, level, promise }) => ({ id, group, level, promise })),
        });
      },
    },
    {
      method: 'post',
      path: '/checks',
      handle: (request, response) => {
        const asked = checkedBody<CheckRequest>('CheckRequest', request.body);
        if (checks === undefined) throw new Refusal(422, 'Checks are run from here only with --ui.');
        if (checks.board.read().isRunning) throw new Refusal(422, 'Checks are running already.');
        checks.run(asked);
        response.status(202).json({ endpoint: asked.endpoint });
      },
    },
  ];
}
