import { isSuccess } from '../../../delivery/outcome.ts';
import type { JsonObject } from '../../../internal/json.ts';
import type { SignatureRecipe } from '../../../signature/signature-recipe.ts';
import type { CheckEnvironment } from '../../engine/check-environment.ts';
import { attemptVariation } from '../../engine/send-variation.ts';
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

/**
 * Finds out whether a receiver that refuses what is validly signed takes what is signed in another way.
 *
 * @returns Undefined where it does not, or where its response is not one about signatures.
 * @throws CheckInterruption when the budget is used up or the run is stopped.
 */
export async function findWayOfSigning(
  { variation, result }: Exchange,
  environment: CheckEnvironment,
): Promise<{ readonly why: string; readonly fix: string } | undefined> {
  const kind = responseKind(result.outcome);
  if (kind !== 'refused' && kind !== 'crashed') return undefined;
  for (const { recipe = {}, write, expects, fix } of WAYS) {
    const body =
      write === undefined ? variation.event.body : Buffer.from(write(parsed(variation.event.body)));
    const tried = await attemptVariation({ ...variation, body, signature: recipe }, environment);
    if (isSuccess(tried.result.outcome)) {
      return { why: `It accepts a signature ${expects}, and rejects the documented one.`, fix };
    }
  }
  return undefined;
}
