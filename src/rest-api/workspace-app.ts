import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import express, { type ErrorRequestHandler, type Express, type RequestHandler } from 'express';
import type { EventTypeEntry } from '../events/event-type.ts';
import type { WorkspaceService } from '../workspace/workspace-service.ts';
import { createTokenCheck } from './bearer-token.ts';
import { CONTROL_BASE, controlApi, DASHBOARD_BASE } from './control/control-api.ts';
import type { ReceivedBoard } from './control/received-board.ts';
import { foreignness } from './local-request.ts';
import { type ApiFaultBoard, createApiFaultBoard } from './management/api-fault-board.ts';
import { MANAGEMENT_BASE, managementApi } from './management/management-api.ts';
import type { CheckDesk } from './management/management-context.ts';
import { OAUTH_BASE, oauthApi } from './oauth/oauth-api.ts';
import { Refusal } from './refusal.ts';
import { RESPONSE_HEADERS } from './response-headers.ts';
import type { ServedHosts } from './served-hosts.ts';
import { tidyUrl } from './tidy-url.ts';
import { closeAfterResponse, isDeclaredTooLarge } from './unread-body.ts';

/** One request that got a response. */
export interface RespondedRequest {
  readonly method: string;
  /** Without the query, which no one should put a secret into, but may. */
  readonly path: string;
  readonly status: number;
}

/** What the HTTP side of a workspace is made of. */
export interface WorkspaceAppOptions {
  readonly workspace: WorkspaceService;
  /** The token that both APIs want. @default ClickFunnels' API takes any, the control API wants none */
  readonly token?: string;
  /** The page, below `/_sim/ui`, and the token that it sends with whatever changes something. @default none */
  readonly dashboard?: { readonly page: RequestHandler; readonly token: string };
  /** Runs checks from the page. @default none are run */
  readonly checks?: CheckDesk;
  /** The receiver of this process. @default there is none */
  readonly received?: ReceivedBoard;
  /** Event types of the user's own. @default none */
  readonly customEvents?: readonly EventTypeEntry[];
  /** What goes wrong with ClickFunnels' API. @default nothing, until the control API says otherwise */
  readonly apiFaults?: ApiFaultBoard;
  /** Whether a secret is shown when it is made, and never again. @default false */
  readonly secretsOnce?: boolean;
  /** Names besides those of this machine by which it may be asked. @default none */
  readonly hosts?: ServedHosts;
  /** Told of every request as its response leaves. */
  readonly onResponse?: (request: RespondedRequest) => void;
  /** Told of what should not have happened. */
  readonly onDefect?: (error: unknown) => void;
}

/** The HTTP side of a workspace: ClickFunnels' API below `/api/v2`, our own below `/_sim`. */
export function createWorkspaceApp(options: WorkspaceAppOptions): Express {
  const { workspace, token, dashboard, checks, received, customEvents = [], onResponse } = options;
  const { onDefect = () => undefined, hosts, secretsOnce = false } = options;
  const { apiFaults = createApiFaultBoard() } = options;
  const checkToken = createTokenCheck(token);
  const prepare: RequestHandler = (request, response, next) => {
    const { method, url, headers } = request;
    response.set(RESPONSE_HEADERS);
    const path = url.split('?', 1)[0] ?? '';
    response.once('finish', () => onResponse?.({ method, path, status: response.statusCode }));
    if (isDeclaredTooLarge(request)) closeAfterResponse(request, response);
    refuseRepeated(request);
    const isVisit = dashboard !== undefined && visitsPage(method, path, headers);
    const fetchSite = isVisit ? undefined : [headers['sec-fetch-site']].flat()[0];
    const foreign = foreignness({ host: headers.host, origin: headers.origin, fetchSite }, hosts);
    if (foreign !== undefined) throw new Refusal(403, `Forbidden: ${foreign}`);
    const tidy = tidyUrl(url);
    if (tidy === undefined) throw new Refusal(400, 'Bad request: this server is not a proxy');
    request.url = tidy;
    next();
  };
  const introduce: RequestHandler = (request, response, next) => {
    if (request.path !== '/' || (request.method !== 'GET' && request.method !== 'HEAD')) next();
    else if (dashboard !== undefined && request.accepts(['text', 'html']) === 'html')
      response.redirect(DASHBOARD_BASE);
    else response.type('text/plain').send(selfDescription(workspace));
  };
  // Express knows an error handler by its four parameters.
  const responseError: ErrorRequestHandler = (error: unknown, _request, response, _next) => {
    if (!(error instanceof Refusal)) onDefect(error);
    const { status, message } = error instanceof Refusal ? error : new Refusal(500, 'Internal server error');
    response.status(status).json({ error: message });
  };
  const tokenFor = token !== undefined ? 'everything' : dashboard !== undefined ? 'writes' : 'nothing';
  const controlToken = token ?? dashboard?.token;
  return express()
    .disable('x-powered-by')
    .disable('etag')
    .use(prepare)
    .use(MANAGEMENT_BASE, managementApi({ workspace, customEvents, apiFaults }, { checkToken, onDefect }))
    .use(OAUTH_BASE, oauthApi(workspace, { token, checkToken, hosts }))
    .use(DASHBOARD_BASE, dashboard?.page ?? ((_request, _response, next) => next()))
    .use(
      CONTROL_BASE,
      controlApi(
        {
          workspace,
          customEvents,
          apiFaults,
          secretsOnce,
          tokenFor,
          ...(checks === undefined ? {} : { checks }),
          ...(received === undefined ? {} : { received }),
        },
        {
          ...(controlToken === undefined
            ? {}
            : { checkToken: token === undefined ? createTokenCheck(controlToken) : checkToken }),
          onDefect,
        },
      ),
    )
    .use(introduce)
    .use(() => {
      throw new Refusal(404, 'Not found');
    })
    .use(responseError);
}

/** Headers of which programs in between may read another one than this server does. */
const ONCE = ['host', 'authorization'];

/** @throws Refusal 400 */
function refuseRepeated({ headersDistinct }: IncomingMessage): void {
  const repeated = ONCE.find((name) => (headersDistinct[name]?.length ?? 0) > 1);
  if (repeated !== undefined) throw new Refusal(400, `Bad request: more than one ${repeated} header`);
}

/**
 * Whether a person goes to the page, from wherever they are: `--open` leads there from a file, and links from other sites.
 * The document contains nothing of the workspace; a page that frames it, or a script that asks for it, is rejected.
 */
function visitsPage(method: string, path: string, headers: IncomingHttpHeaders): boolean {
  return (
    (method === 'GET' || method === 'HEAD') &&
    headers['sec-fetch-mode'] === 'navigate' &&
    headers['sec-fetch-dest'] === 'document' &&
    (path === '/' || path === DASHBOARD_BASE || path.startsWith(`${DASHBOARD_BASE}/`))
  );
}

function selfDescription({ identity: { id, name } }: WorkspaceService): string {
  return (
    `The workspace "${name}" (${id}) of cf-webhook-sim.\n` +
    `ClickFunnels' API is at ${MANAGEMENT_BASE}, its own at ${CONTROL_BASE}; both are described by ${CONTROL_BASE}/openapi.json.\n`
  );
}
