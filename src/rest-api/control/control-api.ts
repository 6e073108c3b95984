import { type ErrorRequestHandler, type RequestHandler, Router } from 'express';
import type { TokenCheck } from '../bearer-token.ts';
import type { ManagementContext } from '../management/management-context.ts';
import { Refusal } from '../refusal.ts';
import { jsonBodiesAsWritten } from '../request-body.ts';
import { type Route, routerOf } from '../route.ts';
import { deliveryRoutes } from './delivery-routes.ts';
import { endpointControlRoutes } from './endpoint-control-routes.ts';
import { liveStreamRoute } from './live-stream.ts';
import { sendProblem } from './problem.ts';
import { workspaceRoutes } from './workspace-routes.ts';

/** Where our own API begins. */
export const CONTROL_BASE = '/_sim';

/** What may be asked without a token. */
const OPEN_PATHS: ReadonlySet<string> = new Set(['/health', '/openapi.json']);

/** Every operation of our own API. */
export function controlRoutes(context: ManagementContext): readonly Route[] {
  return [
    ...workspaceRoutes(context),
    ...endpointControlRoutes(context),
    ...deliveryRoutes(context),
    liveStreamRoute(context.workspace),
  ];
}

/** Our own API: what ClickFunnels does by itself or in its user interface, and what goes wrong with it. */
export function controlApi(
  context: ManagementContext,
  { checkToken, onDefect }: { readonly checkToken?: TokenCheck; readonly onDefect: (error: unknown) => void },
): Router {
  const authenticate: RequestHandler = ({ headers, socket, path }, _response, next) => {
    if (!OPEN_PATHS.has(path)) {
      checkToken?.(headers.authorization, socket.remoteAddress ?? '', 'The token is missing or wrong.');
    }
    next();
  };
  const refuseRest: RequestHandler = ({ path }) => {
    throw new Refusal(404, `There is nothing at ${CONTROL_BASE}${path}; see ${CONTROL_BASE}/openapi.json.`);
  };
  const refuseOtherBodies: RequestHandler = ({ headers, body }, _response, next) => {
    const hasBody = headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
    if (hasBody && body === undefined)
      throw new Refusal(415, 'The body must be JSON: Content-Type: application/json.');
    next();
  };
  // Express knows an error handler by its four parameters.
  const responseError: ErrorRequestHandler = (error: unknown, _request, response, _next) =>
    sendProblem(response, error, onDefect);
  return Router()
    .use(authenticate)
    .use(jsonBodiesAsWritten())
    .use(refuseOtherBodies)
    .use(routerOf(controlRoutes(context)))
    .use(refuseRest)
    .use(responseError);
}
