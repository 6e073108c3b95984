import { isSuccess } from '../../../delivery/outcome.ts';
import type { JsonObject } from '../../../internal/json.ts';
import { SIGNATURE_HEADER, TIMESTAMP_HEADER } from '../../../signature/header-names.ts';
import { DEVELOPMENT_SECRET } from '../../../signature/sign.ts';
import type { SignatureRecipe } from '../../../signature/signature-recipe.ts';
import type { CheckEnvironment } from '../../engine/check-environment.ts';
import { attemptVariation } from '../../engine/send-variation.ts';
import type { Variation } from '../../engine/variation.ts';
import type { Exchange } from '../../evidence/exchange.ts';
import { parsed, spaced } from '../json-forms.ts';
import { responseKind } from '../response-kind.ts';

interface WayOfSigning {
  readonly recipe?: SignatureRecipe;
  /** The body in another form, which is signed as it is. */
  readonly write?: (body: JsonObject) => string;
  /** What the receiver expects, as the end of the sentence "It takes a signature …". */
  readonly expects: string;
  readonly fix: string;
}

const RAW_BODY =
  'Verify the raw bytes of the body before anything parses it; no serializer reproduces them exactly.';
const DOCUMENTED = 'ClickFunnels signs timestamp + "." + raw body, in lowercase hex.';

/** What receivers were written for that were written for another sender, or from memory. */
const WAYS: readonly WayOfSigning[] = [
  {
    recipe: { signs: 'body' },
    expects: 'over the body alone',
    fix: `Sign the timestamp too: ${DOCUMENTED}`,
  },
  {
    recipe: { signs: 'timestamp+body' },
    expects: 'without the dot between timestamp and body',
    fix: `Put a dot between them: ${DOCUMENTED}`,
  },
  {
    recipe: { signature: { kind: 'between', before: 'sha256=', after: '' } },
    expects: 'prefixed with "sha256="',
    fix: `Compare without a prefix: ${DOCUMENTED}`,
  },
  { recipe: { signature: { kind: 'base64' } }, expects: 'in base64', fix: `Compare hex: ${DOCUMENTED}` },
  {
    recipe: { timestamp: { kind: 'milliseconds' } },
    expects: 'with a timestamp in milliseconds',
    fix: 'Read the timestamp as unix time in seconds, not milliseconds.',
  },
  {
    write: spaced,
    expects: 'over the body as Python serializes it, with spaces after colons and commas',
    fix: RAW_BODY,
  },
  {
    write: (body) => JSON.stringify(body).replaceAll('/', String.raw`\/`),
    expects: 'over the body as PHP serializes it, with escaped slashes',
    fix: RAW_BODY,
  },
];

/** Headers in which receivers look for a signature that were written from memory or for another sender. */
const OTHER_HEADERS = [
  'X-Signature',
  'X-Webhook-Signature',
  'X-ClickFunnels-Signature',
  'X-CF-Signature',
  'X-Clickfunnels-Webhook-Signature',
  'ClickFunnels-Signature',
  'X-Hub-Signature-256',
  'X-Hmac-Sha256',
] as const;

/** The same for the timestamp. */
const OTHER_TIMESTAMP_HEADERS = [
  'X-Timestamp',
  'X-Webhook-Timestamp',
  'X-ClickFunnels-Timestamp',
  'X-CF-Timestamp',
  'X-Clickfunnels-Webhook-Timestamp',
  'ClickFunnels-Timestamp',
  'X-Request-Timestamp',
] as const;

/** How the signature in such a header is made. */
const OTHER_HEADER_RECIPES: readonly { readonly recipe: SignatureRecipe; readonly how: string }[] = [
  { recipe: {}, how: 'of timestamp + "." + body' },
  { recipe: { signs: 'body' }, how: 'of the body alone' },
  {
    recipe: { signs: 'body', signature: { kind: 'between', before: 'sha256=', after: '' } },
    how: 'of the body alone, prefixed with "sha256="',
  },
  { recipe: { signs: 'body', signature: { kind: 'base64' } }, how: 'of the body alone, in base64' },
];

/** Secrets that receivers verify with where their own is not configured, or not read as it is written. */
function otherSecrets({
  endpoint: { secret },
  oldSecret,
}: CheckEnvironment): readonly (readonly [what: string, text: string])[] {
  return [
    ['the empty secret, as where an environment variable is not set', ''],
    ['the text "undefined", as where an environment variable is not set', 'undefined'],
    ['the text "null", as where an environment variable is not set', 'null'],
    ["the simulator's default secret", DEVELOPMENT_SECRET],
    ['the secret and a line break, as where it is read from a file', `${secret}\n`],
    ['the secret without the white space around it', secret.trim()],
    ['the secret in double quotation marks, as where a file of variables is not parsed', `"${secret}"`],
    ['the secret in single quotation marks, as where a file of variables is not parsed', `'${secret}'`],
    ...(oldSecret === undefined ? [] : ([['the old secret alone', oldSecret]] as const)),
  ];
}

interface RefusalFound {
  readonly why: string;
  readonly fix: string;
}

/**
 * Finds out whether a receiver that refuses what is validly signed takes what is signed in another way.
 *
 * @returns Undefined where it does not, or where its response is not one about signatures.
 * @throws CheckInterruption when the budget is used up or the run is stopped.
 */
export async function findWayOfSigning(
  { variation, result }: Exchange,
  environment: CheckEnvironment,
): Promise<RefusalFound | undefined> {
  const kind = responseKind(result.outcome);
  if (kind !== 'refused' && kind !== 'crashed') return undefined;
  const isAccepted = async (changes: Partial<Variation>) => {
    const tried = await attemptVariation({ ...variation, ...changes }, environment);
    return isSuccess(tried.result.outcome);
  };

  for (const { recipe = {}, write, expects, fix } of WAYS) {
    const body =
      write === undefined ? variation.event.body : Buffer.from(write(parsed(variation.event.body)));
    if (await isAccepted({ body, signature: recipe })) {
      return { why: `It accepts a signature ${expects}, and rejects the documented one.`, fix };
    }
  }
  return (await findOtherHeader(isAccepted)) ?? (await findOtherSecret(environment, isAccepted));
}

async function findOtherHeader(
  isAccepted: (changes: Partial<Variation>) => Promise<boolean>,
): Promise<RefusalFound | undefined> {
  for (const { how, recipe } of OTHER_HEADER_RECIPES) {
    const showing = (signatureHeaders: readonly string[], timestampHeaders: readonly string[]) =>
      isAccepted({ signature: recipe, signatureHeaders, timestampHeaders });
    if (!(await showing(OTHER_HEADERS, OTHER_TIMESTAMP_HEADERS))) continue;
    const signature = await narrowest(OTHER_HEADERS, (names) => showing(names, OTHER_TIMESTAMP_HEADERS));
    const timestamp = await narrowest(OTHER_TIMESTAMP_HEADERS, (names) => showing(OTHER_HEADERS, names));
    const reads = [
      ...signature.map((name) => `the signature from ${name}`),
      ...timestamp.map((name) => `the timestamp from ${name}`),
    ];
    if (reads.length === 0) continue;
    const made = signature.length === 0 ? '' : `: an HMAC ${how}`;
    return {
      why: `It reads ${reads.join(' and ')}, which ClickFunnels does not send${made}.`,
      fix: `Read ${SIGNATURE_HEADER} and ${TIMESTAMP_HEADER}. ${DOCUMENTED}`,
    };
  }
  return undefined;
}

/** The one of several headers without which nothing is accepted; none where it is accepted without any. */
async function narrowest(
  names: readonly string[],
  isAccepted: (names: readonly string[]) => Promise<boolean>,
): Promise<readonly string[]> {
  if (await isAccepted([])) return [];
  for (const name of names) if (await isAccepted([name])) return [name];
  return [];
}

async function findOtherSecret(
  environment: CheckEnvironment,
  isAccepted: (changes: Partial<Variation>) => Promise<boolean>,
): Promise<RefusalFound | undefined> {
  for (const [what, text] of otherSecrets(environment)) {
    if (text === environment.endpoint.secret || !(await isAccepted({ signature: { secret: { text } } })))
      continue;
    return {
      why: `The message is right and the secret is not: it verifies with ${what}.`,
      fix: "Configure the endpoint's secret in the receiver, and refuse to start without one.",
    };
  }
  return undefined;
}
