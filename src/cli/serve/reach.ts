import { networkInterfaces } from 'node:os';
import type { SceneWorkspace } from '../../payloads/scene/workspace.ts';
import type { WorkspaceServerOptions } from '../../rest-api/workspace-server.ts';
import { isLoopback } from '../../wire/loopback.ts';
import type { CommandInput } from '../parse/command.ts';
import { authorityFolder } from '../session/authority-folder.ts';

/** The addresses that mean "all of them". */
const EVERY_ADDRESS = ['0.0.0.0', '::'];

/** Who reaches the server, and under which names. */
export type Reach = Pick<WorkspaceServerOptions, 'host' | 'hosts' | 'secure'>;

/** Reads from the options who reaches the server. With `--tls`, it gets a certificate for all its names. */
export async function reachOf({ options, terminal }: CommandInput<'serve'>): Promise<Reach> {
  const { host, allowHost, hostname, tls } = options;
  const names = [...allowHost, ...hostname];
  const isExposed = host !== undefined && !isLoopback(host);
  const reach = {
    ...(host === undefined ? {} : { host }),
    hosts: { names: isExposed ? [...names, host] : names, byAddress: isExposed },
  };
  if (!tls) return reach;
  const { openAuthority } = await import('../../authority/authority-files.ts');
  const { serverCertificate } = await import('../../authority/server-certificate.ts');
  const authority = await openAuthority(authorityFolder(terminal.environment));
  const identity = await serverCertificate(authority, [...names, ...(isExposed ? addressesOf(host) : [])]);
  let isTold = false;
  const onRefused = () => {
    if (isTold || options.quiet) return;
    isTold = true;
    terminal.narrate(
      'A client ended the TLS handshake. If it does not trust the certificate: cf-webhook-sim trust',
    );
  };
  return { ...reach, secure: { identity, onRefused } };
}

/** What is to be known about who reaches the server, as lines. */
export function reachLines(
  { options }: CommandInput<'serve'>,
  { port, identity }: { readonly port: number; readonly identity: SceneWorkspace },
): readonly string[] {
  const { host, hostname, token, quiet } = options;
  const tls = options.tls && !quiet;
  const secureNames = hostname.map((name) => name.replace(/^\*(?=\.)/, identity.subdomain));
  return [
    ...(host === undefined || isLoopback(host)
      ? []
      : [
          `warning: exposed to other machines (--host ${host}): ${
            token === undefined
              ? 'without --token anyone who reaches it can read secrets and trigger deliveries.'
              : 'anyone who has the token can read secrets and trigger deliveries.'
          }`,
        ]),
    ...(tls
      ? [
          `HTTPS on the same port: https://${secureNames[0] ?? 'localhost'}${port === 443 ? '' : `:${port}`}/api/v2`,
          'Clients trust it as "cf-webhook-sim trust" says.',
        ]
      : []),
    ...(tls && hostname.length > 0
      ? [`Clients with a fixed host: HTTPS_PROXY=http://127.0.0.1:${port} (see: cf-webhook-sim help reach)`]
      : []),
  ];
}

function addressesOf(host: string): readonly string[] {
  if (!EVERY_ADDRESS.includes(host)) return [host];
  return Object.values(networkInterfaces()).flatMap((addresses = []) =>
    addresses.map(({ address }) => address),
  );
}
