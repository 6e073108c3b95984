import { type ErrorRequestHandler, type RequestHandler, Router } from 'express';
import type { TokenCheck } from '../bearer-token.ts';
import { otherOrigin } from '../local-request.ts';
import type { ManagementContext } from '../management/management-context.ts';
import { Refusal } from '../refusal.ts';
import { jsonBodiesAsWritten } from '../request-body.ts';
import { type Route, routerOf } from '../route.ts';
import { hasBody } from '../unread-body.ts';
import { apiFaultRoutes } from './api-fault-routes.ts';
import { catalogRoutes } from './catalog-routes.ts';
import { checkRoutes } from './check-routes.ts';
import { deliveryRoutes } from './delivery-routes.ts';
import { endpointControlRoutes } from './endpoint-control-routes.ts';
import { journeyRoutes } from './journey-routes.ts';
import { liveStreamRoute } from './live-stream.ts';
import { sendProblem } from './problem.ts';
import { receivedRoutes } from './received-routes.ts';
import { workspaceRoutes } from './workspace-routes.ts';

/** Where our own API begins. */
export const CONTROL_BASE = '/_sim';

/** Where the page begins. */
export const DASHBOARD_BASE = `${CONTROL_BASE}/ui`;

/** What may be asked without a token. */
const OPEN_PATHS: ReadonlySet<string> = new Set(['/health', '/openapi.json']);
/** The methods that change nothing. */
const READS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Every operation of our own API. */
export function controlRoutes(context: ManagementContext): readonly Route[] {
  return [
    ...workspaceRoutes(context),
    ...endpointControlRoutes(context),
    ...deliveryRoutes(context),
    ...catalogRoutes(context),
    ...journeyRoutes(context),
    ...apiFaultRoutes(context),
    ...checkRoutes(context),
    ...receivedRoutes(context),
    liveStreamRoute(context),
  ];
}

/** Our own API: what ClickFunnels does by itself or in its user interface, and what goes wrong with it. */
export function controlApi(
  context: ManagementContext,
  { checkToken, onDefect }: { readonly checkToken?: TokenCheck; readonly onDefect: (error: unknown) => void },
): Router {
  const authenticate: RequestHandler = ({ headers, method, socket, path }, _response, next) => {
    const foreign = otherOrigin({
      host: headers.host,
      origin: headers.origin,
      fetchSite: [headers['sec-fetch-site']].flat()[0],
    });
    if (foreign !== undefined) throw new Refusal(403, `Forbidden: ${foreign}`);
    // A token that is sent must be right, also for reading: a client with an old one gets its error at once.
    const isRead = READS.has(method) && context.tokenFor === 'writes' && headers.authorization === undefined;
    if (!isRead && !OPEN_PATHS.has(path)) {
      checkToken?.(headers.authorization, socket.remoteAddress ?? '', 'The token is missing or wrong.');
    }
    next();
  };
  const refuseRest: RequestHandler = ({ path }) => {
    throw new Refusal(404, `${CONTROL_BASE}${path} does not exist; see ${CONTROL_BASE}/openapi.json.`);
  };
  const refuseOtherBodies: RequestHandler = (request, _response, next) => {
    if (hasBody(request) && request.body === undefined)
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
