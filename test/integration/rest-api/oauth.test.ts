import supertest from 'supertest';
import { expect, it } from 'vitest';
import { servedWorkspace } from './served-workspace.ts';

const REDIRECT = 'http://localhost:3000/callback?from=cf';
const CLIENT = { client_id: 'mine', redirect_uri: REDIRECT };

type App = Parameters<typeof supertest>[0];

async function codeFrom(app: App): Promise<string> {
  const { headers } = await supertest(app)
    .get('/oauth/authorize')
    .query({ ...CLIENT, response_type: 'code', state: 's 1' });
  const target = new URL(String(headers['location']));
  expect(target.href.startsWith(REDIRECT)).toBe(true);
  expect(target.searchParams.get('state')).toBe('s 1');
  return target.searchParams.get('code') ?? '';
}

it('leads a client back with a code, and gives the token of the workspace for it once', async () => {
  const { app, workspace } = await servedWorkspace({ token: 'right' });
  const exchange = (code: string) =>
    supertest(app)
      .post('/oauth/token')
      .type('form')
      .send({ ...CLIENT, client_secret: 'right', grant_type: 'authorization_code', code });
  const code = await codeFrom(app);

  const given = await exchange(code);
  const again = await exchange(code);
  const used = await supertest(app)
    .get('/api/v2/teams')
    .set('Authorization', `${given.body.token_type} ${given.body.access_token}`);

  expect(given.body).toMatchObject({
    workspace_id: workspace.identity.id,
    team_id: workspace.identity.teamId,
  });
  expect(used.status).toBe(200);
  expect([again.status, again.body.error]).toEqual([400, 'invalid_grant']);
});

it('gives the token to no one who does not have it already', async () => {
  const { app } = await servedWorkspace({ token: 'right' });
  const code = await codeFrom(app);

  const wrong = await supertest(app)
    .post('/oauth/token')
    .send({ ...CLIENT, client_secret: 'wrong', grant_type: 'authorization_code', code });
  const byHeader = await supertest(app)
    .post('/oauth/token')
    .auth('mine', 'right')
    .send({ grant_type: 'authorization_code', code, redirect_uri: REDIRECT });

  expect([wrong.status, wrong.body.error]).toEqual([401, 'invalid_client']);
  expect([byHeader.status, byHeader.body.access_token]).toEqual([200, 'right']);
});

it.each(['https://evil.example/', 'javascript:alert(1)', 'nothing', ''])(
  'does not lead back to %s',
  async (redirectUri) => {
    const { app } = await servedWorkspace();

    const response = await supertest(app)
      .get('/oauth/authorize')
      .query({ client_id: 'mine', response_type: 'code', redirect_uri: redirectUri });

    expect([response.status, response.body.error]).toEqual([400, 'invalid_redirect_uri']);
  },
);
