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

/** Secrets that receivers verify with where their own is not configured. */
const OTHER_SECRETS: Readonly<Record<string, string>> = {
  'the empty secret, as where an environment variable is not set': '',
  'the text "undefined", as where an environment variable is not set': 'undefined',
  "the simulator's default secret": DEVELOPMENT_SECRET,
};

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
    if (!(await isAccepted({ signature: recipe, signatureHeaders: OTHER_HEADERS }))) continue;
    for (const header of OTHER_HEADERS) {
      if (!(await isAccepted({ signature: recipe, signatureHeaders: [header] }))) continue;
      return {
        why: `It reads the signature from ${header}, which ClickFunnels does not send: an HMAC ${how}.`,
        fix: `Read ${SIGNATURE_HEADER} and ${TIMESTAMP_HEADER}. ${DOCUMENTED}`,
      };
    }
  }
  return undefined;
}

async function findOtherSecret(
  { endpoint }: CheckEnvironment,
  isAccepted: (changes: Partial<Variation>) => Promise<boolean>,
): Promise<RefusalFound | undefined> {
  for (const [what, text] of Object.entries(OTHER_SECRETS)) {
    if (text === endpoint.secret || !(await isAccepted({ signature: { secret: { text } } }))) continue;
    return {
      why: `The message is right and the secret is not: it verifies with ${what}.`,
      fix: "Configure the endpoint's secret in the receiver, and refuse to start without one.",
    };
  }
  return undefined;
}
