import { withoutCredentials } from '../../wire/target.ts';

/**
 * The environment of a receiver: this process's own, the secret and the URL that events go to, and the port of the URL
 * where it names one and the environment none.
 */
export function childEnvironment(
  environment: Readonly<Record<string, string | undefined>>,
  { url, secret }: { readonly url: URL; readonly secret: string },
): Readonly<Record<string, string | undefined>> {
  const portWanted = url.port !== '' && (environment['PORT'] ?? '') === '';
  return {
    ...environment,
    ...(portWanted ? { PORT: url.port } : {}),
    CF_WEBHOOK_SIM_SECRET: secret,
    CF_WEBHOOK_SIM_URL: withoutCredentials(url),
  };
}
