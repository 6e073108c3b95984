import { withoutCredentials } from '../../wire/target.ts';

/**
 * The environment of a receiver: this process's own, the secret and the URL that events go to, where that is known
 * before it listens, and the port of the URL where it names one and the environment none.
 */
export function childEnvironment(
  environment: Readonly<Record<string, string | undefined>>,
  { url, secret }: { readonly url: URL | undefined; readonly secret: string },
): Readonly<Record<string, string | undefined>> {
  if (url === undefined) return { ...environment, CF_WEBHOOK_SIM_SECRET: secret };
  const portWanted = url.port !== '' && (environment['PORT'] ?? '') === '';
  return {
    ...environment,
    ...(portWanted ? { PORT: url.port } : {}),
    CF_WEBHOOK_SIM_SECRET: secret,
    CF_WEBHOOK_SIM_URL: withoutCredentials(url),
  };
}
