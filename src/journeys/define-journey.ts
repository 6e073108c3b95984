import type { JourneyDefinition } from './journey-definition.generated.ts';

/**
 * A journey in code, in the words of journey files; editors complete it. Use it as the default export of a file, or
 * give it to `simulator.run`. References such as `'${buyer.email_address}'` are plain text, not template literals.
 *
 * @example
 * const lead = defineJourney({
 *   name: 'lead',
 *   title: 'Someone signs up',
 *   steps: [{ create: 'visitor', contact: { anonymous: true } }, { after: '30s', identify: 'visitor' }],
 * });
 */
export function defineJourney(journey: JourneyDefinition): JourneyDefinition {
  return journey;
}
