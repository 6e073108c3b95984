import type { Random } from '../../random/random.ts';
import { NUMBER_VOCABULARY } from './number-vocabulary.ts';
import { PUBLISHING_VOCABULARY } from './publishing-vocabulary.ts';
import { SHOP_VOCABULARY } from './shop-vocabulary.ts';
import { TRAFFIC_VOCABULARY } from './traffic-vocabulary.ts';
import { WORKSPACE_VOCABULARY } from './workspace-vocabulary.ts';

/** Draws one word. */
export type Word = (random: Random) => string | number;

/**
 * Every word that a schema may ask for with `"faker": "cf.<word>"`. Each is believable on its own; what has to agree
 * with the rest of a payload is put right by the resource's refinement.
 */
export const VOCABULARY = {
  ...NUMBER_VOCABULARY,
  ...SHOP_VOCABULARY,
  ...PUBLISHING_VOCABULARY,
  ...TRAFFIC_VOCABULARY,
  ...WORKSPACE_VOCABULARY,
} as const satisfies Readonly<Record<string, Word>>;

/** The vocabulary with its source of chance filled in: the shape in which json-schema-faker calls it. */
export function bindVocabulary(random: Random): Record<string, () => string | number> {
  const bound: Record<string, () => string | number> = {};
  for (const [name, word] of Object.entries<Word>(VOCABULARY)) bound[name] = () => word(random);
  return bound;
}
