import { createServer } from 'node:http';
import { toInProcessTarget } from '../../src/delivery/in-process-target.ts';
import { respondingFailures } from '../../src/transport/in-process/failure-response.ts';
import { targetListener } from '../../src/transport/in-process/target-listener.ts';
import { ZOO_SECRET, type ZooInstance, type ZooMember } from './zoo.ts';

/** A receiver of the zoo that listens on a free port. */
export interface ZooServer extends ZooInstance {
  readonly url: string;
  [Symbol.asyncDispose](): Promise<void>;
}

/** Lets a receiver of the zoo listen. */
export async function listenAs(member: ZooMember): Promise<ZooServer> {
  const instance = await member.create(ZOO_SECRET);
  const server = createServer(respondingFailures(targetListener(toInProcessTarget(instance.to))));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    ...instance,
    url: `http://127.0.0.1:${address.port}/`,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await instance.close?.();
    },
  };
}
