import { isoTime } from '../../internal/iso-time.ts';
import { parseIsoTime } from '../../internal/parse-iso-time.ts';
import { hexDigits, publicId, uuid } from '../../random/identifiers.ts';
import type { Random } from '../../random/random.ts';
import { personalKey } from '../../recording/personal/personal-key.ts';
import { textKind } from '../shape/text-kind.ts';
import type { PeopleOfBody } from './people-of-body.ts';

/** What a text is made for. */
export interface TextRequest {
  /** What such texts look like; `undefined` where they differ. */
  readonly like: string | undefined;
  readonly key: string;
  /** What the catalog would say; `undefined` where it has no text here. */
  readonly usual: string | undefined;
  readonly facts: PeopleOfBody;
  readonly random: Random;
  /** When the event happens, in milliseconds since the epoch. */
  readonly at: number;
}

const WORDS = [
  'maple',
  'harbor',
  'violet',
  'summit',
  'meadow',
  'copper',
  'lantern',
  'orbit',
  'willow',
  'canyon',
];
const FIRST_NAMES = ['Noor', 'Mika', 'Elia', 'Juno', 'Sami', 'Robin'];
const LAST_NAMES = ['Example', 'Sample', 'Specimen', 'Placeholder'];
const TIME_ZONES = ['Europe/Berlin', 'America/New_York', 'America/Denver', 'Australia/Perth'];
const BROWSER = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
const DAY_MS = 86_400_000;
/** Kinds that stand for each other: a name may have one word or two. */
const LOOSE = new Set(['word', 'words', 'token']);

/** A text in the form that the workspace's own have: what the catalog would say where that has it, else one like it. */
export function makeText(request: TextRequest): string {
  const { like, key, usual } = request;
  if (usual !== undefined) {
    const form = textKind(usual, key);
    if (like === undefined || form === like || (LOOSE.has(form) && LOOSE.has(like))) return usual;
    const converted = inForm(usual, like);
    if (converted !== undefined) return converted;
  }
  return personal(request) ?? newText(request);
}

/** The same moment, amount or id in another form; `undefined` where it has none. */
function inForm(text: string, like: string): string | undefined {
  const [kind, form = ''] = like.split('.');
  if (kind === 'date-time') {
    const moment = parseIsoTime(text);
    return moment === undefined ? undefined : momentIn(moment, form);
  }
  if (kind === 'date') return parseIsoTime(text) === undefined ? undefined : text.slice(0, 10);
  if (kind === 'decimal' && /^-?\d+(?:\.\d+)?$/.test(text)) return Number(text).toFixed(Number(form));
  if (like === 'hex.32' && /^[0-9a-f-]{36}$/.test(text)) return text.replaceAll('-', '');
  if (kind === 'uuid' && /^[0-9a-f]{32}$/.test(text)) {
    return text.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  }
  return undefined;
}

/** A moment with as many digits after the second, and in UTC or with the offset of Central Europe in winter. */
function momentIn(moment: number, form: string): string {
  const digits = Number.parseInt(form, 10) || 0;
  const isUtc = form.endsWith('Z');
  const text = isoTime(isUtc ? moment : moment + 3_600_000);
  const [seconds = '', fraction = ''] = text.replace('Z', '').split('.');
  const shown = digits === 0 ? '' : `.${fraction.padEnd(digits, '0').slice(0, digits)}`;
  return `${seconds}${shown}${isUtc ? 'Z' : '+01:00'}`;
}

/** What the body says of the same person elsewhere, or someone invented. */
function personal({ key, like, facts, random }: TextRequest): string | undefined {
  const kind = personalKey(key)?.kind;
  if (kind === undefined) return undefined;
  const said = facts.personal.get(kind);
  if (said !== undefined) return said;
  switch (kind) {
    case 'first-name':
      return random.pick(FIRST_NAMES);
    case 'last-name':
      return random.pick(LAST_NAMES);
    case 'full-name':
      return `${random.pick(FIRST_NAMES)} ${random.pick(LAST_NAMES)}`;
    case 'city':
      return 'Springfield';
    default:
      return like === 'words' ? `${random.pick(WORDS)} ${random.pick(WORDS)}` : undefined;
  }
}

function newText({ like = 'words', facts, random, at }: TextRequest): string {
  const [kind = '', form = ''] = like.split('.');
  switch (kind) {
    case 'uuid':
      return uuid(random);
    case 'hex':
      return hexDigits(random, Math.min(128, Number(form) || 32));
    case 'email':
      return facts.byKind.get('email') ?? `${random.pick(WORDS)}${random.integer(10, 99)}@example.com`;
    case 'url':
      return `https://${random.pick(WORDS)}.example/${random.pick(WORDS)}`;
    case 'date-time':
      return momentIn(at - random.integer(0, 30 * DAY_MS), form);
    case 'date':
      return isoTime(at - random.integer(0, 300) * DAY_MS).slice(0, 10);
    case 'time':
      return `${random.integer(10, 21)}:${random.pick(['00', '15', '30', '45'])}`;
    case 'decimal':
      return (random.integer(100, 99_999) / 100).toFixed(Number(form));
    case 'digits':
      return Array.from({ length: Number(form) || 1 }, () => random.integer(1, 9)).join('');
    case 'ip':
      return facts.byKind.get('ip') ?? `203.0.113.${random.integer(1, 254)}`;
    case 'phone':
      return facts.byKind.get('phone') ?? `+1555${random.integer(1_000_000, 9_999_999)}`;
    case 'public-id':
      return publicId(random);
    case 'time-zone':
      return random.pick(TIME_ZONES);
    case 'country':
      return facts.byKind.get('country') ?? 'US';
    case 'currency':
      return facts.byKind.get('currency') ?? 'USD';
    case 'locale':
      return 'en-US';
    case 'path':
      return `/${random.pick(WORDS)}`;
    case 'list-text':
      return JSON.stringify([random.pick(WORDS), random.pick(WORDS)]);
    case 'object-text':
      return JSON.stringify({ [random.pick(WORDS)]: random.pick(WORDS) });
    case 'html':
      return `<p>${random.pick(WORDS)} ${random.pick(WORDS)}</p>`;
    case 'browser':
      return facts.byKind.get('browser') ?? BROWSER;
    case 'word':
    case 'token':
      return random.pick(WORDS);
    default:
      return `${random.pick(WORDS)} ${random.pick(WORDS)} ${random.pick(WORDS)}`;
  }
}
