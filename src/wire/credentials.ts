import { isSecretName } from '../internal/mask.ts';
import type { HeaderLine } from './wire-request.ts';

/** What requests to an endpoint carry that must not be shown, wherever it comes back. */
export function credentialsOf({
  headers,
  secret,
  url,
}: {
  readonly headers: readonly HeaderLine[];
  readonly secret: string;
  readonly url: URL;
}): readonly string[] {
  const own = headers
    .filter(([name]) => isSecretName(name))
    // Of "Bearer abc", a receiver may quote the second word alone.
    .flatMap(([, value]) => [value, value.replace(/^\S+\s+/, '')]);
  const fields = [...url.searchParams].filter(([name]) => isSecretName(name)).map(([, value]) => value);
  return [secret, ...own, ...fields, url.password, decoded(url.password)];
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
