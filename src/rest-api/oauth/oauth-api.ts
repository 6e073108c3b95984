import { type ErrorRequestHandler, type Request, type RequestHandler, Router } from 'express';
import { wallClockMs } from '../../clock/wall-clock.ts';
import { isJsonObject } from '../../internal/json.ts';
import { freshSecret } from '../../random/entropy.ts';
import type { WorkspaceService } from '../../workspace/workspace-service.ts';
import type { TokenCheck } from '../bearer-token.ts';
import { Refusal } from '../refusal.ts';
import { formBodies, jsonBodies, unreadableRequest } from '../request-body.ts';
import { queryOf } from '../route.ts';
import { isServedHost, type ServedHosts } from '../served-hosts.ts';
import { createGrantBoard } from './grant-board.ts';
import { OAuthError } from './oauth-error.ts';

/** Where clients are authorized (documented: on accounts.myclickfunnels.com). */
export const OAUTH_BASE = '/oauth';

const WRONG_SECRET = "The client's secret must be the token of the workspace, which serve prints.";

/** What a client may ask for. */
export interface OAuthOptions {
  /** What the API asks for, and clients have to show as their secret. @default any secret is right */
  readonly token?: string | undefined;
  /** Compares it, and makes those wait who guess. */
  readonly checkToken: TokenCheck;
  /** Names besides those of this machine to which a client may be led back. @default none */
  readonly hosts?: ServedHosts | undefined;
}

/**
 * OAuth's authorization code for clients on this machine. No one is asked: who has the token may have it again, so that
 * it is the secret of every client.
 */
export function oauthApi(workspace: WorkspaceService, { token, checkToken, hosts }: OAuthOptions): Router {
  const grants = createGrantBoard();
  const accessToken = token ?? freshSecret();

  const authorize: RequestHandler = (request, response) => {
    const query = queryOf(request);
    const clientId = query.get('client_id') ?? '';
    const redirectUri = query.get('redirect_uri') ?? '';
    if (clientId === '') throw new OAuthError(401, 'invalid_client', 'client_id is missing.');
    const target = URL.canParse(redirectUri) ? new URL(redirectUri) : undefined;
    if (
      target === undefined ||
      !/^https?:$/.test(target.protocol) ||
      !isServedHost(target.host, hosts ?? {})
    ) {
      throw new OAuthError(
        400,
        'invalid_redirect_uri',
        'redirect_uri must be a URL on this machine, or on a name added with --allow-host NAME.',
      );
    }
    const state = query.get('state');
    if (query.get('response_type') === 'code') {
      target.searchParams.set('code', grants.issue({ clientId, redirectUri }));
    } else {
      target.searchParams.set('error', 'unsupported_response_type');
    }
    if (state !== null) target.searchParams.set('state', state);
    response.redirect(302, target.href);
  };

  const exchange: RequestHandler = (request, response) => {
    const { id, secret } = clientOf(request);
    if (id === '') throw new OAuthError(401, 'invalid_client', 'client_id is missing.');
    if (token !== undefined) checkToken(`Bearer ${secret}`, request.socket.remoteAddress ?? '', WRONG_SECRET);
    const said = parametersOf(request);
    if (said('grant_type') !== 'authorization_code') {
      throw new OAuthError(400, 'unsupported_grant_type', 'grant_type must be authorization_code.');
    }
    const grant = grants.redeem(said('code'));
    if (grant === undefined || grant.clientId !== id || grant.redirectUri !== said('redirect_uri')) {
      throw new OAuthError(
        400,
        'invalid_grant',
        'The code is unknown, expired or used, or was issued for another client or redirect_uri.',
      );
    }
    response.set('Cache-Control', 'no-store').json(tokenJson(workspace, accessToken));
  };

  // Express knows an error handler by its four parameters.
  const respondError: ErrorRequestHandler = (error: unknown, _request, response, next) => {
    if (error instanceof OAuthError) {
      response.status(error.status).json({ error: error.code, error_description: error.message });
      return;
    }
    if (error instanceof Refusal && error.message === WRONG_SECRET) {
      response.status(401).json({ error: 'invalid_client', error_description: WRONG_SECRET });
      return;
    }
    next(unreadableRequest(error, 'The body must be JSON or a form.') ?? error);
  };
  return Router()
    .get('/authorize', authorize)
    .post('/token', jsonBodies(), formBodies(), exchange)
    .post('/revoke', jsonBodies(), formBodies(), (_request, response) => {
      response.json({});
    })
    .use(respondError);
}

/** The fields are observed in a client's code; that tokens do not expire is documented. */
function tokenJson({ identity }: WorkspaceService, accessToken: string) {
  return {
    access_token: accessToken,
    token_type: 'Bearer',
    expires_in: null,
    scope: 'public',
    created_at: Math.floor(wallClockMs() / 1_000),
    team_id: identity.teamId,
    team_name: identity.name,
    workspace_id: identity.id,
    workspace_name: identity.name,
    workspace_url: `https://${identity.subdomain}.myclickfunnels.com`,
  };
}

/** Clients say who they are in the body or by HTTP Basic. */
function clientOf(request: Request): { readonly id: string; readonly secret: string } {
  const encoded = /^basic +(\S+) *$/i.exec(request.headers.authorization ?? '')?.[1];
  if (encoded === undefined) {
    const said = parametersOf(request);
    return { id: said('client_id'), secret: said('client_secret') };
  }
  const [id = '', ...secret] = Buffer.from(encoded, 'base64').toString('utf8').split(':');
  return { id, secret: secret.join(':') };
}

function parametersOf({ body }: Request): (name: string) => string {
  const given: unknown = body;
  return (name) => {
    const value = isJsonObject(given) && Object.hasOwn(given, name) ? given[name] : undefined;
    return typeof value === 'string' ? value : '';
  };
}
