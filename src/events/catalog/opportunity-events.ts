import type { EventTypeEntry } from '../event-type.ts';

const OPPORTUNITY = {
  catalog: 'later',
  section: 'Sales opportunities',
  versions: ['v2'],
  subjectType: 'Sales::Opportunity',
  subjectTypeCertainty: 'observed',
  resource: 'sales-opportunity',
  impliedState: {},
  stateCertainty: 'documented',
  v1PayloadCertainty: null,
  aliases: [],
} as const;

/** Events of deals in a sales pipeline; all of them belong to the later catalog. */
export const OPPORTUNITY_EVENTS = [
  {
    ...OPPORTUNITY,
    name: 'sales/opportunity.closed',
    description: 'A deal was won or lost; an opportunity triggers this at most once.',
    impliedState: { closed_at: { present: true } },
    stateCertainty: 'assumed',
    note: 'Won and lost look alike: both set closed_at, and only the stage differs.',
  },
  { ...OPPORTUNITY, name: 'sales/opportunity.created', description: 'A pipeline has a new opportunity.' },
  {
    ...OPPORTUNITY,
    name: 'sales/opportunity.deleted',
    description: 'An opportunity was deleted.',
    note: 'Contains the whole opportunity as it last was, not only its ID.',
  },
  {
    ...OPPORTUNITY,
    name: 'sales/opportunity.moved_stage',
    description: 'An opportunity moved to another stage of its pipeline.',
  },
  {
    ...OPPORTUNITY,
    name: 'sales/opportunity.updated',
    description: 'An opportunity was updated.',
  },
] as const satisfies readonly EventTypeEntry[];
