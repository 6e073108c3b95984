import { type Request, type Response, Router } from 'express';
import { Refusal } from './refusal.ts';

/** One operation: a method on a path. */
export interface Route {
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** With parameters in braces, as OpenAPI writes them: `/endpoints/{id}`. */
  readonly path: string;
  readonly handle: (request: Request, response: Response) => void | Promise<void>;
}

/** Makes a router. A path that exists responds to other methods with 405 and the ones that it has. */
export function routerOf(routes: readonly Route[]): Router {
  const router = Router();
  for (const { method, path, handle } of routes) router[method](expressPath(path), handle);
  for (const path of new Set(routes.map((route) => route.path))) {
    const methods = routes.filter((route) => route.path === path).map(({ method }) => method.toUpperCase());
    const allowed = [...methods, ...(methods.includes('GET') ? ['HEAD'] : []), 'OPTIONS'].join(', ');
    router.all(expressPath(path), (request, response) => {
      response.set('Allow', allowed);
      if (request.method !== 'OPTIONS')
        throw new Refusal(405, `This path accepts ${allowed}, not ${request.method}.`);
      response.status(204).end();
    });
  }
  return router;
}

/** The value of a parameter of the path. */
export function pathParameter({ params }: Request, name: string): string {
  const value = params[name];
  return typeof value === 'string' ? value : '';
}

/** The query of a request; of a name that stands there twice, `get` gives the first one. */
export function queryOf({ url }: Request): URLSearchParams {
  const start = url.indexOf('?');
  return new URLSearchParams(start === -1 ? '' : url.slice(start));
}

function expressPath(path: string): string {
  return path.replaceAll(/\{(\w+)\}/g, ':$1');
}
