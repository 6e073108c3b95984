import type { EventTypeEntry } from '../event-type.ts';

const OPPORTUNITY = {
  catalogue: 'later',
  section: 'Sales opportunities',
  versions: ['v2'],
  subjectType: 'Sales::Opportunity',
  subjectTypeCertainty: 'assumed',
  resource: 'sales-opportunity',
  impliedState: {},
  stateCertainty: 'documented',
  v1PayloadCertainty: null,
  aliases: [],
} as const;

/** Events of deals in a sales pipeline; all of them belong to the later catalogue. */
export const OPPORTUNITY_EVENTS = [
  {
    ...OPPORTUNITY,
    name: 'sales/opportunity.closed',
    description: 'A deal was won or lost; an opportunity raises this once at most.',
    impliedState: { closed_at: { present: true } },
    stateCertainty: 'assumed',
    note: 'Won and lost look alike: both set closed_at, and only the stage tells them apart.',
  },
  { ...OPPORTUNITY, name: 'sales/opportunity.created', description: 'A pipeline has a new opportunity.' },
  {
    ...OPPORTUNITY,
    name: 'sales/opportunity.deleted',
    description: 'An opportunity is gone.',
    note: 'Carries the opportunity in full as it last was, not just its id.',
  },
  {
    ...OPPORTUNITY,
    name: 'sales/opportunity.moved_stage',
    description: 'An opportunity stands at another stage of its pipeline.',
  },
  {
    ...OPPORTUNITY,
    name: 'sales/opportunity.updated',
    description: 'Something about an opportunity is different now.',
  },
] as const satisfies readonly EventTypeEntry[];
