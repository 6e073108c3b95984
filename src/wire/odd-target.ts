import { refusedByRuby } from './target.ts';

/**
 * What is odd about a target and yet may be meant, as sentences.
 *
 * @param target Where to send, as it was given.
 */
export function oddTarget(target: string): string[] {
  const hasCredentials = /^(?:[a-z][a-z\d+.-]*:\/\/)?[^/?#]*@/i.test(target);
  const refused = refusedByRuby(target);
  return [
    ...(hasCredentials
      ? ['The user name and password in the receiver URL are not sent: ClickFunnels ignores them.']
      : []),
    ...(refused === undefined
      ? []
      : [`ClickFunnels never delivers to this URL: Ruby rejects it, since ${refused}. Percent-encode it.`]),
  ];
}
