import type { Check } from '../../engine/check.ts';
import type { CheckContext } from '../../engine/check-context.ts';
import { broken, type Finding, kept, unseen } from '../../engine/finding.ts';
import type { Observation } from '../../evidence/observation/observe.ts';
import { observeSettled } from '../../evidence/observation/observe-settled.ts';
import { WEBHOOKS_PAGE } from '../documentation.ts';
import { beginStory, columnsShowingPart, deliverInOrder, type Mark, newMark } from '../order/story.ts';
import { visibleResources } from '../order/visible-story.ts';

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
  findsOut: visibleResources,
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
  findsOut: visibleResources,
  reproducedBy: 'check',
  follows: ['SIG-02', 'SIG-04'],
  why: 'Text is decoded with another charset, escaped before it is stored, or stripped of characters that someone considered special. Customers see their name misspelled in every email.',
  fix: 'Use UTF-8 from the request to the column, store text as it is, and escape it on output only.',
  docs: WEBHOOKS_PAGE,
  run: (context) => judgeContent(context, { part: 'word', values: NAMES }),
};

async function judgeContent(context: CheckContext, { part, values }: Content): Promise<Finding> {
  const visible = (await visibleResources(context)).filter(({ creation }) => creation[part].size > 0);
  const looks = await Promise.all(
    visible.flatMap(({ creation, resource }) =>
      values.map(async (value) => {
        const mark: Mark = { ...newMark(context), [part]: value };
        const event = beginStory(context, resource).tell('created', 0, mark);
        const { exchanges, refused } = await deliverInOrder(context, [event]);
        if (refused.length > 0) return [];
        const lostFrom = (look: Observation) => {
          const columns = columnsShowingPart(look, mark, part);
          return [...creation[part]].filter((column) => !columns.has(column));
        };
        const seen = await observeSettled(context, event, (look) => lostFrom(look).length === 0);
        return [{ resource, value, exchanges, lost: lostFrom(seen) }];
      }),
    ),
  );
  const judged = looks.flat();
  const broke = judged.filter(({ lost }) => lost.length > 0);
  const details = broke.map(
    ({ lost, resource, value }) =>
      `${resource}: ${value} is not in ${lost.map((column) => column || 'the state').join(', ')}`,
  );
  const evidence = broke.flatMap(({ exchanges }) => exchanges);
  if (details.length > 0) return broken(details[0] ?? '', evidence, { details });
  return judged.length === 0 ? unseen(NOT_SHOWN) : kept(`${judged.length} values`);
}

const NOT_SHOWN =
  'Requires a state that shows the names or total_amount of contact.created or order.created. Let the probe return the record of {subject_id} with them.';
