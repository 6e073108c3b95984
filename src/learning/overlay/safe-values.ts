import { hasPattern } from '../../recording/personal/patterns.ts';
import { personalKey } from '../../recording/personal/personal-key.ts';
import { keyOf, type Row } from '../shape/body-rows.ts';

/** A value is of a closed list only where at least so many people have it. */
const FEWEST_PEOPLE = 3;
/** More values than that are no closed list. */
const MOST_VALUES = 24;
const TOKEN = /^[a-z][a-z\d]*(?:[_\-./:+ ][a-z\d]+){0,5}$/;
const LONGEST_TOKEN = 40;
const ID = /\d{4}/;
/** Texts under these keys are ids or addresses of things, however short they are. */
const ID_KEY =
  /(?:^|_)(?:ids?|uuid|public_ids?|url|path|slug|key|token|code|number|ip|name|title|subdomain|sku)$/;

/** Keys of texts that name someone, or a place where someone is. */
const PERSON_KEY =
  /(?:^|_)(?:manager|rep|agent|coach|owner|consultant|seller|partner|spouse|husband|wife|child|friend|pet|mother|father|teacher|doctor|by|who|whom|person|user|address|place|location|district|village|county|school|employer|nick|handle|answer)s?(?:_|$)/;
const CURRENCY_KEY = /(?:^|_)currency$/;
const CURRENCY = /^[A-Za-z]{3}$/;

/** The texts that a field had, and whose they were. */
export type ValuesSeen = ReadonlyMap<string, ReadonlySet<string>>;

/** Decides which texts may be written into an overlay. */
export interface SafeValues {
  /**
   * The texts of a field that are a word of a closed list and say nothing about anyone. Those that the catalog knows
   * need no witnesses; others must be written like an identifier, belong to several people, and be no part of a name or
   * an address anywhere in the recording.
   */
  of(path: string, values: ValuesSeen, known: ReadonlySet<string>): ReadonlySet<string>;
}

/** Makes {@link SafeValues} that know every personal word in the rows. */
export function createSafeValues(rows: Iterable<Row>): SafeValues {
  const personal = personalWords(rows);
  const isSafe = (text: string, people: ReadonlySet<string>) =>
    people.size >= FEWEST_PEOPLE &&
    text.length <= LONGEST_TOKEN &&
    TOKEN.test(text) &&
    !ID.test(text) &&
    !hasPattern(text) &&
    !text.split(/[^\p{L}\p{N}]+/u).some((word) => personal.has(word));

  return {
    of: (path, values, known) => {
      const key = keyOf(path);
      const closed = [...values].filter(([text]) => known.has(text)).map(([text]) => text);
      if (CURRENCY_KEY.test(key)) return new Set([...values.keys()].filter((text) => CURRENCY.test(text)));
      const isOpen =
        personalKey(key) !== undefined ||
        ID_KEY.test(key) ||
        PERSON_KEY.test(key) ||
        values.size > MOST_VALUES;
      if (isOpen) return new Set(closed);
      // One text that is written freely shows that all are, even those that look like a word of a list.
      if (![...values.keys()].every((text) => TOKEN.test(text))) return new Set(closed);
      const own = [...values].filter(([text, people]) => isSafe(text, people)).map(([text]) => text);
      return new Set([...closed, ...own]);
    },
  };
}

/** The words of everything that stands under a personal key or looks personal, in lower case. */
function personalWords(rows: Iterable<Row>): ReadonlySet<string> {
  const words = new Set<string>();
  for (const { fields } of rows) {
    for (const [path, { value }] of fields) {
      if (typeof value !== 'string') continue;
      if (personalKey(keyOf(path)) === undefined && !/name$/.test(keyOf(path)) && !value.includes('@'))
        continue;
      for (const word of value.toLowerCase().split(/[^\p{L}\p{N}]+/u)) if (word.length > 2) words.add(word);
    }
  }
  return words;
}
