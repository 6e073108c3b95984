import { ACTIONS } from '../../journeys/actions/registry.ts';
import type { DraftStep } from './journey-draft.ts';
import { impliedFields, PERSON, type StoryMoment, type StoryRecord } from './story-records.ts';

/** A step that may have caused an event, and what has to exist before. */
export interface Proposal {
  readonly given: readonly DraftStep[];
  readonly lines: readonly string[];
}

/** What can happen to an order, a contact or another record without further words. */
const VERBS = [
  'identify',
  'pay',
  'decline',
  'renew',
  'fulfill',
  'refund',
  'restock',
  'past-due',
  'abandon',
  'reissue',
  'void',
  'end-trial',
  'pause',
  'reactivate',
  'cancel',
  'churn',
  'publish',
  'suspend',
  'resume',
  'complete',
  'close',
  'delete',
] as const;

/** The name of the course, and of a tag, that a story needs. */
const COURSE = 'course';
const TAG = 'From a recording';

/**
 * The steps that may have caused an event, the likeliest first: the record comes into being, something happens to it, and
 * last the event alone.
 *
 * @param existing The names of records that exist already.
 */
export function proposeSteps(moment: StoryMoment, existing: ReadonlySet<string>): readonly Proposal[] {
  const { record, entry, eventType } = moment;
  if (entry === undefined)
    return [{ given: needs(existing, []), lines: [`emit: ${eventType}`, `of: ${PERSON}`] }];
  if (record === undefined) {
    return [{ given: needs(existing, ['buyer']), lines: [`emit: ${eventType}`, `of: ${PERSON}`] }];
  }
  const subject = record.owner ?? record;
  const happenings = VERBS.filter((verb) => raises(verb, eventType)).map((verb) => ({
    given: existing.has(subject.name) ? [] : [...prerequisites(subject, existing), ...creation(subject)],
    lines: [`${verb}: ${subject.name}`],
  }));
  const tags =
    record.kind === 'applied-tag'
      ? ['tag', 'untag'].map((verb) => ({
          given: needs(existing, ['buyer']),
          lines: [`${verb}: ${PERSON}`, `with: ${TAG}`],
        }))
      : [];
  const declined = {
    given: [],
    lines: [`renew: ${subject.name}`, 'outcome: declined'],
  };
  return [
    ...births(subject, existing),
    ...tags,
    ...happenings,
    declined,
    ...moves(subject, existing),
    ...emissions(moment, record, existing),
  ];
}

/** Whether an action can raise an event, by its own description. */
function raises(verb: string, eventType: string): boolean {
  return ACTIONS.some((action) => action.verb === verb && action.emits.includes(eventType));
}

/** How a subscription moves to another plan, which is for sale from the start. */
function moves({ kind, name, renews }: StoryRecord, existing: ReadonlySet<string>): readonly Proposal[] {
  if (kind !== 'order' || !renews) return [];
  return [
    { verb: 'upgrade', plan: `${name}-larger`, price: '59.00' },
    { verb: 'downgrade', plan: `${name}-smaller`, price: '19.00' },
  ].map(({ verb, plan, price }) => ({
    given: existing.has(plan)
      ? []
      : [{ lines: [`create: ${plan}`, `product: { billing: monthly, price: ${price} }`] }],
    lines: [`${verb}: ${name}`, `to: ${plan}`],
  }));
}

/** How a record comes into being in the story. */
function births(record: StoryRecord, existing: ReadonlySet<string>): readonly Proposal[] {
  if (existing.has(record.name)) return [];
  const given = prerequisites(record, existing);
  const [step] = creation(record);
  if (step === undefined) return [];
  const own = { given, lines: step.lines };
  if (record.kind !== 'contact') return [own];
  return [own, { given, lines: [`create: ${PERSON}`, 'contact: { anonymous: true }'] }];
}

/** The event alone, about a record that exists or was given. */
function emissions(
  { entry, eventType }: StoryMoment,
  record: StoryRecord,
  existing: ReadonlySet<string>,
): readonly Proposal[] {
  if (entry === undefined) return [];
  const subject = record.owner ?? record;
  const fields = impliedFields(entry, record.name);
  const lines = [
    `emit: ${eventType}`,
    `of: ${record.name}`,
    ...(fields.length === 0 ? [] : [`set: { ${fields.join(', ')} }`]),
  ];
  if (existing.has(subject.name)) return [{ given: [], lines }];
  const given = [...prerequisites(subject, existing), ...creation(subject)];
  const paid: DraftStep = { lines: [`pay: ${subject.name}`] };
  return [
    { given, lines },
    ...(subject.kind === 'order' ? [{ given: [...given, paid], lines }] : []),
    ...(subject.kind === 'order'
      ? [{ given: [...given, paid, { lines: [`fulfill: ${subject.name}`] }], lines }]
      : []),
  ];
}

/** What has to exist before a record can. */
function prerequisites(
  { kind, name, renews, items }: StoryRecord,
  existing: ReadonlySet<string>,
): readonly DraftStep[] {
  switch (kind) {
    case 'order':
      return [
        ...needs(existing, ['buyer']),
        ...Array.from(
          { length: renews ? 1 : items },
          (_, index): DraftStep => ({
            lines: [
              `create: ${productOf(name, index)}`,
              renews
                ? 'product: { billing: monthly, price: 29.00 }'
                : 'product: { price: 29.00, physical: true }',
            ],
          }),
        ),
      ];
    case 'enrollment':
      return [
        ...needs(existing, ['buyer']),
        ...(existing.has(COURSE) ? [] : [{ lines: [`create: ${COURSE}`, 'course: {}'] }]),
      ];
    case 'form-submission':
    case 'appointment':
    case 'opportunity':
    case 'community-post':
      return needs(existing, ['buyer']);
    default:
      return [];
  }
}

/** The step that creates a record; none for what other records bring along. */
function creation(record: StoryRecord): readonly DraftStep[] {
  const body = creationBody(record);
  return body === undefined ? [] : [{ lines: [`create: ${record.name}`, `${record.kind}: ${body}`] }];
}

function creationBody({ kind, name, renews, items }: StoryRecord): string | undefined {
  switch (kind) {
    case 'order': {
      const products = Array.from(
        { length: renews ? 1 : items },
        (_, index) => `{ product: ${productOf(name, index)} }`,
      );
      return `{ of: ${PERSON}, items: [${products.join(', ')}] }`;
    }
    case 'enrollment':
      return `{ of: ${PERSON}, in: ${COURSE} }`;
    case 'form-submission':
    case 'appointment':
    case 'opportunity':
    case 'community-post':
      return `{ of: ${PERSON} }`;
    case 'contact':
    case 'product':
    case 'course':
    case 'blog-post':
    case 'application':
      return '{}';
    default:
      return undefined;
  }
}

function productOf(order: string, index: number): string {
  return `${order}-product-${index + 1}`;
}

function needs(existing: ReadonlySet<string>, names: readonly 'buyer'[]): readonly DraftStep[] {
  return names
    .filter((name) => !existing.has(name))
    .map(() => ({ lines: [`create: ${PERSON}`, 'contact: {}'] }));
}
