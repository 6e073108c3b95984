import type { EventTypeEntry } from '../event-type.ts';

/** Events of forms, in the documented spelling. */
export const FORM_EVENTS = [
  {
    catalog: 'documented',
    section: 'Form submissions',
    name: 'form/submission.created',
    versions: ['v1', 'v2'],
    description: 'A visitor submitted a form.',
    subjectType: 'FormSubmission',
    subjectTypeCertainty: 'documented',
    resource: 'form-submission',
    impliedState: {},
    stateCertainty: 'documented',
    v1PayloadCertainty: 'observed',
    aliases: ['form_submission.created'],
    note: 'The published V1 body and existing receivers say form_submission.created; accept both.',
  },
] as const satisfies readonly EventTypeEntry[];
