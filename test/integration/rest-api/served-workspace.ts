import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import supertest, { type Response } from 'supertest';
import { expect, onTestFinished } from 'vitest';
import { openWorkspace, type WorkspaceOptions } from '../../../src/compose/open-workspace.ts';
import { createWorkspaceApp, type WorkspaceAppOptions } from '../../../src/rest-api/workspace-app.ts';

/** The document that describes both APIs. */
export const DOCUMENT = JSON.parse(
  readFileSync(new URL('../../../schemas/openapi.json', import.meta.url), 'utf8'),
);

const ajv = addFormats.default(new Ajv2020({ strict: false }));
ajv.addSchema(DOCUMENT, 'openapi');

type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';

/** Serves a workspace with a clock that is moved by hand; every response is checked against the document. */
export async function servedWorkspace(
  options: Partial<WorkspaceAppOptions> = {},
  workspaceOptions: WorkspaceOptions = {},
) {
  const workspace = await openWorkspace({ clock: 'manual', seed: '7', ...workspaceOptions });
  onTestFinished(() => workspace.close());
  const defects: unknown[] = [];
  const app = createWorkspaceApp({ workspace, onDefect: (error) => defects.push(error), ...options });
  const ask = async (method: Method, path: string, body?: unknown, headers: Record<string, string> = {}) => {
    const request = supertest(app)
      [method](path)
      .set({ Authorization: `Bearer ${options.token ?? 'any'}`, ...headers });
    const response = await (body === undefined ? request : request.send(body as object));
    expect(defects).toEqual([]);
    expectDocumented(method, path, response);
    return response;
  };
  return { workspace, app, ask, base: `/api/v2/workspaces/${workspace.identity.id}/webhooks/outgoing` };
}

/** Fails unless the document has the operation, the status and a schema that accepts the body. */
function expectDocumented(method: Method, path: string, { status, body, headers }: Response): void {
  const plain = path.split('?')[0] ?? '';
  const found = Object.keys(DOCUMENT.paths)
    .filter((template) => new RegExp(`^${template.replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(plain))
    .sort((a, b) => a.split('{').length - b.split('{').length)[0];
  if (found === undefined || DOCUMENT.paths[found][method] === undefined) return;
  const response = DOCUMENT.paths[found][method].responses[status];
  expect(response, `${method} ${found} responses ${status}`).toBeDefined();
  const type = String(headers['content-type'] ?? '').split(';')[0] ?? '';
  expect(type === '' ? [] : [type]).toEqual(Object.keys(response.content ?? {}));
  if (type === '') return;
  const pointer = `#/paths/${found.replaceAll('/', '~1').replaceAll('{', '%7B').replaceAll('}', '%7D')}/${method}/responses/${status}/content/${type.replaceAll('/', '~1').replaceAll('+', '%2B')}/schema`;
  const validate = ajv.compile({ $ref: `openapi${pointer}` });
  expect(validate(body) ? [] : validate.errors).toEqual([]);
}
