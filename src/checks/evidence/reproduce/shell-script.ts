import { SIGNATURE_HEADER, TIMESTAMP_HEADER } from '../../../signature/header-names.ts';
import { shellQuote } from '../../../wire/curl-command.ts';
import { maskedHeader } from '../../../wire/masked-header.ts';
import { shownUrl } from '../../../wire/target.ts';
import type { HeaderLine } from '../../../wire/wire-request.ts';
import { recipeOf } from '../../engine/sign-variation.ts';
import type { Variation } from '../../engine/variation.ts';
import type { Exchange } from '../exchange.ts';
import { type ShellBody, shellBody } from './shell-body.ts';
import { SECRET_VARIABLE, type ShellSignature, shellSignature } from './shell-signature.ts';

/** Headers that curl writes by itself, or writes well enough. */
const WRITTEN_BY_CURL = new Set(
  ['Accept-Encoding', 'Accept', 'User-Agent', 'Host', 'Connection', 'Content-Length'].map(lowerCase),
);
/** Headers whose values the script makes. */
const MADE_BY_SCRIPT = new Set([SIGNATURE_HEADER, TIMESTAMP_HEADER].map(lowerCase));
/** Headers that curl writes where no one forbids it. */
const WRITTEN_UNASKED = ['User-Agent', 'Accept', 'Content-Type'];

const OLD_SECRET_VARIABLE = 'CF_WEBHOOK_SIM_OLD_SECRET';

/** What a script has to know beside the requests. */
export interface ShellScriptOptions {
  /** Whether certificates are not verified. */
  readonly insecure: boolean;
  /** The secret before the last rotation, which must not be shown. */
  readonly oldSecret: string | undefined;
}

/**
 * A script for a POSIX shell with curl and openssl that sends the requests again, one after the other, signed when it
 * runs. The secret comes from the environment.
 *
 * @returns Undefined where curl cannot do it: connections that are cut on purpose, bodies too long to be pasted.
 */
export function shellScript(
  exchanges: readonly Exchange[],
  { insecure, oldSecret }: ShellScriptOptions,
): string | undefined {
  const blocks: string[] = [];
  for (const exchange of exchanges) {
    const block = requestBlock(exchange, insecure);
    if (block === undefined) return undefined;
    blocks.push(exchanges.length === 1 ? block : `# ${exchange.variation.about}\n${block}`);
  }
  if (blocks.length === 0) return undefined;
  const requests = blocks.join('\n');
  const script = requests.includes(`$${SECRET_VARIABLE}`)
    ? `: "\${${SECRET_VARIABLE}:?the secret of the endpoint}"\n${requests}`
    : requests;
  return oldSecret === undefined || oldSecret === '' ? script : withOldSecret(script, oldSecret);
}

/** Takes the old secret from the environment, too. */
function withOldSecret(script: string, oldSecret: string): string {
  const shown = script.replaceAll(shellQuote(oldSecret), `"$${OLD_SECRET_VARIABLE}"`);
  return shown === script
    ? script
    : `: "\${${OLD_SECRET_VARIABLE}:?the secret before its last rotation}"\n${shown}`;
}

function requestBlock(exchange: Exchange, insecure: boolean): string | undefined {
  const { request, variation } = exchange;
  if (variation.disturbance?.cutAfter !== undefined) return undefined;
  if (variation.replays !== undefined) return replayBlock(exchange, variation.replays, insecure);
  const recipe = recipeOf(variation);
  const signed = shellBody(variation.body ?? variation.event.body, 'body');
  const sent = recipe.changesBody === true ? shellBody(request.body, 'sent') : signed;
  if (signed === undefined || sent === undefined) return undefined;
  const signature = shellSignature(recipe, signed);
  return [
    ...signed.steps,
    ...(sent === signed ? [] : sent.steps),
    ...signature.steps,
    curlCall(exchange, signature, sent, insecure),
  ].join('\n');
}

/** The request that was captured, and then the one that shows its signature. */
function replayBlock(exchange: Exchange, captured: Exchange, insecure: boolean): string | undefined {
  const { body = exchange.variation.event.body } = exchange.variation;
  const first = requestBlock(captured, insecure);
  const sent = shellBody(body, 'body');
  if (first === undefined || sent === undefined) return undefined;
  const again: ShellSignature = { steps: [], signature: '"$sig"', timestamp: '"$ts"' };
  return [
    `# ${captured.variation.about}`,
    first,
    `# ${exchange.variation.about}`,
    ...sent.steps,
    curlCall(exchange, again, sent, insecure),
  ].join('\n');
}

function curlCall(
  { request, variation }: Exchange,
  signature: ShellSignature,
  sent: ShellBody,
  insecure: boolean,
): string {
  const { pipe, curlArguments } = uploadOf(variation, sent, request.body.byteLength);
  const call = [
    `curl -i${insecure ? ' -k' : ''} --globoff ${shellQuote(shownUrl(request.url))}`,
    ...headerArguments(request.headers, variation, signature).map((argument) => `-H ${argument}`),
    ...curlArguments,
  ].join(' \\\n  ');
  return pipe === undefined ? call : `${pipe} |\n${call}`;
}

function headerArguments(
  headers: readonly HeaderLine[],
  { withoutHeaders = [], headers: own = [] }: Variation,
  { signature, timestamp }: ShellSignature,
): string[] {
  const left = new Set(withoutHeaders.map(lowerCase));
  const wanted = new Set(own.map(([name]) => lowerCase(name)));
  const kept = headers.filter(([name]) => {
    const key = lowerCase(name);
    if (MADE_BY_SCRIPT.has(key)) return false;
    return !WRITTEN_BY_CURL.has(key) || wanted.has(key);
  });
  return [
    ...kept
      .map(maskedHeader)
      .map(([name, value]) => shellQuote(value === '' ? `${name};` : `${name}: ${value}`)),
    ...madeHeader(SIGNATURE_HEADER, signature, left),
    ...madeHeader(TIMESTAMP_HEADER, timestamp, left),
    ...WRITTEN_UNASKED.filter((name) => left.has(lowerCase(name))).map((name) => `'${name}:'`),
  ];
}

/** For curl, a name with a semicolon sends the header empty. */
function madeHeader(name: string, word: string | null, left: ReadonlySet<string>): string[] {
  if (word === null || left.has(lowerCase(name))) return [];
  return word === '' || word === "''"
    ? [`'${name};'`]
    : [word.startsWith('"') ? `"${name}: ${word.slice(1)}` : `"${name}: "${word}`];
}

/** How the body gets into curl, and what curl has to be told about it. */
interface ShellUpload {
  /** A command that writes the body, where it does not leave in one piece. */
  readonly pipe: string | undefined;
  readonly curlArguments: readonly string[];
}

function uploadOf({ disturbance = {} }: Variation, body: ShellBody, byteCount: number): ShellUpload {
  if (disturbance.bodyBytesPerSecond !== undefined) {
    const half = Math.floor(byteCount / 2);
    return {
      pipe: `{ ${body.after('')} | head -c ${half}; sleep 1; ${body.after('')} | tail -c +${half + 1}; }`,
      // As it comes, in one stretch of known length.
      curlArguments: [
        '-X POST -T .',
        "-H 'Transfer-Encoding:'",
        `-H 'Content-Length: ${byteCount}'`,
        "-H 'Expect:'",
      ],
    };
  }
  const chunked = disturbance.chunked === true ? ["-H 'Transfer-Encoding: chunked'"] : [];
  return { pipe: undefined, curlArguments: [...chunked, body.curlArgument] };
}

function lowerCase(name: string): string {
  return name.toLowerCase();
}
