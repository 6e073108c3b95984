import { SimulatorError } from '../../errors/simulator-error.ts';
import type { Endpoint } from '../../workspace/endpoint.ts';
import type { WorkspaceService } from '../../workspace/workspace-service.ts';

/**
 * The endpoint that is meant by an id, a public id or a name.
 *
 * @throws SimulatorError `not-found` where there is none, or several of that name.
 */
export function endpointBy({ endpoints }: WorkspaceService, reference: string): Endpoint {
  const named = allEndpoints(endpoints).filter(({ name }) => name === reference);
  const [only] = named;
  if (named.length === 1 && only !== undefined) return only;
  if (named.length > 1) {
    throw new SimulatorError({
      code: 'not-found',
      problem: `The workspace has ${named.length} endpoints with the name "${reference}".`,
      cure: `Use its ID: ${named.map(({ id }) => id).join(', ')}.`,
    });
  }
  return endpoints.show(reference);
}

function allEndpoints(endpoints: WorkspaceService['endpoints']): Endpoint[] {
  const found: Endpoint[] = [];
  for (let after: number | null | undefined; after !== null; ) {
    const page = endpoints.list({ limit: 100, ...(after === undefined ? {} : { after }) });
    found.push(...page.items);
    after = page.next;
  }
  return found;
}
