import type { EventTypeEntry } from '../event-type.ts';

const WORKFLOW = {
  catalog: 'documented',
  section: 'Workflows',
  versions: ['v1'],
  subjectTypeCertainty: 'assumed',
  resource: null,
  impliedState: {},
  stateCertainty: 'documented',
  v1PayloadCertainty: 'assumed',
  aliases: [],
  note: 'V1 only, and no payload was ever published. Each workflow step names the one endpoint that gets it.',
} as const;

/** Events that workflows raise. */
export const WORKFLOW_EVENTS = [
  {
    ...WORKFLOW,
    name: 'runs/step.dontrunme',
    description: 'A workflow reached its internal step called "dontrunme".',
    subjectType: 'Runs::Step',
  },
  {
    ...WORKFLOW,
    name: 'workflows_integration_step.executed',
    description: 'A workflow ran a step that talks to an integration (underscored name).',
    subjectType: 'Workflows::Integration::Step',
  },
  {
    ...WORKFLOW,
    name: 'workflows/steps/integration_step.executed',
    description: 'A workflow ran a step that talks to an integration (name with slashes).',
    subjectType: 'Workflows::Steps::IntegrationStep',
  },
  {
    ...WORKFLOW,
    name: 'workflows/steps/deliver_webhook_step.executed',
    description: 'A workflow ran a step that sends a webhook.',
    subjectType: 'Workflows::Steps::DeliverWebhookStep',
  },
] as const satisfies readonly EventTypeEntry[];
