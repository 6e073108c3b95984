/**
 * What a request may say about faults, as JSON Schema, made from the options of faults.
 *
 * @param options `FAULT_OPTIONS` from `src/faults/registry.ts`, compiled or not.
 */
export function faultsSchema(options) {
  return {
    type: 'object',
    description: 'What goes wrong on purpose, for every endpoint alike.',
    properties: Object.fromEntries(
      options
        .filter(({ commands }) => commands.includes('trigger'))
        .map((option) => [option.name, { description: option.describe, ...valueSchema(option) }]),
    ),
    additionalProperties: false,
  };
}

/** Written settings beyond this are read by the parser of the option. */
function valueSchema({ kind, type }) {
  if (kind === 'flag') return { type: 'boolean' };
  if (type.choices !== undefined) return { type: 'string', enum: [...type.choices] };
  if ('min' in type) return { type: 'integer', minimum: type.min, maximum: type.max };
  return { type: ['string', 'number'] };
}
