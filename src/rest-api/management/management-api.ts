import { type ErrorRequestHandler, type RequestHandler, Router } from 'express';
import { SimulatorError } from '../../errors/simulator-error.ts';
import type { TokenCheck } from '../bearer-token.ts';
import { Refusal } from '../refusal.ts';
import { formBodies, jsonBodies, unreadableRequest } from '../request-body.ts';
import { type Route, routerOf } from '../route.ts';
import { accountRoutes } from './account-routes.ts';
import { strikeRequests } from './api-fault-board.ts';
import { contactRoutes } from './contact-routes.ts';
import { endpointRoutes } from './endpoint-routes.ts';
import { eventRoutes } from './event-routes.ts';
import type { ManagementContext } from './management-context.ts';
import { isOtherResource, OTHER_OPERATIONS } from './other-resources.ts';
import { recordRoutes } from './record-routes.ts';
import { MISSING } from './workspace-path.ts';

/** Where ClickFunnels' API begins (documented). */
export const MANAGEMENT_BASE = '/api/v2';

/** Every operation of ClickFunnels' API that is imitated. */
export function managementRoutes(context: ManagementContext): readonly Route[] {
  return [
    ...endpointRoutes(context),
    ...eventRoutes(context),
    ...accountRoutes(context),
    ...contactRoutes(context),
    ...recordRoutes(context),
  ];
}

/** ClickFunnels' API as far as it is about webhooks and what they mention, with its error bodies (documented). */
export function managementApi(
  context: ManagementContext,
  { checkToken, onDefect }: { readonly checkToken: TokenCheck; readonly onDefect: (error: unknown) => void },
): Router {
  const authenticate: RequestHandler = ({ headers, socket }, _response, next) => {
    checkToken(headers.authorization, socket.remoteAddress ?? '', 'API key missing or invalid');
    next();
  };
  const refuseRest: RequestHandler = ({ path }) => {
    throw isOtherResource(path) ? notImitated(context) : new Refusal(404, 'Not found');
  };
  const others = OTHER_OPERATIONS.map(
    ([method, path]): Route => ({
      method,
      path,
      handle: () => {
        throw notImitated(context);
      },
    }),
  );
  // Express knows an error handler by its four parameters.
  const responseError: ErrorRequestHandler = (error: unknown, _request, response, _next) => {
    const refusal = refusalFor(error);
    if (refusal === undefined) onDefect(error);
    const { status, message, headers } = refusal ?? new Refusal(500, 'Internal server error');
    response.status(status).set(headers).json({ error: message });
  };
  return Router()
    .use(authenticate)
    .use(context.apiFaults === undefined ? pass : strikeRequests(context.apiFaults))
    .use(jsonBodies())
    .use(formBodies())
    .use(routerOf([...managementRoutes(context), ...others]))
    .use(refuseRest)
    .use(responseError);
}

function notImitated({ workspace }: ManagementContext): Refusal {
  return new Refusal(
    501,
    `Not implemented: of ClickFunnels' API, this workspace (${workspace.identity.id}) has outgoing webhooks, ` +
      'contacts with their tags, and reads orders, invoices, transactions, products, variants, courses and enrollments.',
  );
}

const pass: RequestHandler = (_request, _response, next) => next();

/** What is wrong about a request that can be read. */
const INVALID: readonly string[] = ['invalid-endpoint', 'invalid-override'];

function refusalFor(error: unknown): Refusal | undefined {
  if (error instanceof SimulatorError && error.code === 'not-found') return new Refusal(404, MISSING);
  if (error instanceof SimulatorError && INVALID.includes(error.code)) {
    return new Refusal(422, `Request unprocessable: ${error.problem}`);
  }
  return unreadableRequest(error, 'Bad request: HTTP body must be valid JSON');
}
