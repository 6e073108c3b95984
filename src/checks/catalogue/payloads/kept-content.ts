import type { Check } from '../../engine/check.ts';
import type { CheckContext } from '../../engine/check-context.ts';
import { broken, type Finding, kept, unseen } from '../../engine/finding.ts';
import type { Exchange } from '../../evidence/exchange.ts';
import { observeUntil } from '../../evidence/observation/observe-until.ts';
import { WEBHOOKS_PAGE } from '../documentation.ts';
import { beginStory, columnsShowing, deliverInOrder, type Mark, newMark, RESOURCES } from '../order/story.ts';

/** Amounts whose cents get lost in binary fractions: 8.2 * 100 is 819.9999999999999. */
const AMOUNTS = ['8.20', '1.15', '4.35', '19.99', '1234567.89'] as const;
/** Names as people have them. */
const NAMES = ["O'Brien", 'Zoë Ångström', '李小龍', 'Łukasz-Żółw', '😀 Smiley', 'Tom & Jerry'] as const;

/** What is put where a mark is, and told from the plain value that is known to show. */
interface Content {
  readonly part: 'word' | 'amount';
  readonly values: readonly string[];
}

/** PAY-08a: what was paid is kept to the cent. */
export const amountsKept: Check = {
  id: 'PAY-08a',
  group: 'payloads',
  level: 'must',
  promise: 'stores amounts to the cent',
  sends: `order.created with the amounts ${AMOUNTS.join(', ')}`,
  decides: 'each is stored in the same form as other amounts',
  requests: AMOUNTS.length + 2,
  needs: ['state'],
  reproducedBy: 'check',
  why: 'Amounts are converted to floating-point numbers and truncated: 8.20 becomes 819 cents. Sums do not match, refunds fail, and each difference is too small to be noticed at once.',
  fix: 'Read amounts as decimals or as text, and round to whole cents instead of truncating.',
  docs: WEBHOOKS_PAGE,
  run: (context) => judgeContent(context, { part: 'amount', values: AMOUNTS }),
};

/** PAY-08b: names are kept as they are. */
export const namesKept: Check = {
  id: 'PAY-08b',
  group: 'payloads',
  level: 'should',
  promise: 'stores names as they were sent',
  sends: `contact.created and order.created with the names ${NAMES.join(', ')}`,
  decides: 'each is stored unchanged where a plain name is stored',
  requests: 2 * (NAMES.length + 1),
  needs: ['state'],
  reproducedBy: 'check',
  follows: ['SIG-02', 'SIG-04'],
  why: 'Text is decoded with another charset, escaped before it is stored, or stripped of characters that someone considered special. Customers see their name misspelled in every email.',
  fix: 'Use UTF-8 from the request to the column, store text as it is, and escape it on output only.',
  docs: WEBHOOKS_PAGE,
  run: (context) => judgeContent(context, { part: 'word', values: NAMES }),
};

async function judgeContent(context: CheckContext, { part, values }: Content): Promise<Finding> {
  const evidence: Exchange[] = [];
  const details: string[] = [];
  let judged = 0;
  for (const resource of RESOURCES) {
    if (!context.isSubscribed(`${resource}.created`)) continue;
    const shownIn = async (mark: Mark, expected?: ReadonlySet<string>) => {
      const event = beginStory(context, resource).tell('created', 0, mark);
      const { exchanges, refused } = await deliverInOrder(context, [event]);
      const own: Mark = part === 'word' ? { ...mark, amount: NEVER } : { ...mark, word: NEVER };
      const columns = (look: Parameters<typeof columnsShowing>[0]) => columnsShowing(look, own);
      const isThere = (look: Parameters<typeof columnsShowing>[0]) =>
        expected === undefined
          ? columns(look).size > 0
          : [...expected].every((each) => columns(look).has(each));
      const seen = await observeUntil(context, event, isThere);
      return { columns: columns(seen), exchanges, isRefused: refused.length > 0 };
    };
    const plain = await shownIn(newMark(context));
    if (plain.isRefused || plain.columns.size === 0) continue;
    for (const value of values) {
      const { columns, exchanges, isRefused } = await shownIn(
        { ...newMark(context), [part]: value },
        plain.columns,
      );
      if (isRefused) continue;
      judged += 1;
      const lost = [...plain.columns].filter((column) => !columns.has(column));
      if (lost.length === 0) continue;
      evidence.push(...exchanges);
      details.push(
        `${resource}: ${value} is not in ${lost.map((column) => column || 'the state').join(', ')}`,
      );
    }
  }
  if (details.length > 0) return broken(details[0] ?? '', evidence, { details });
  return judged === 0 ? unseen(NOT_SHOWN) : kept(`${judged} values`);
}

/** A text that is in no state. */
const NEVER = '\u0000never';
const NOT_SHOWN =
  'Requires a state that shows the names or total_amount of contact.created or order.created. Let the probe return the record of {subject_id} with them.';
