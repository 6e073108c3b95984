/** The text of src/events/payload-types.generated.ts. */
export function payloadTypes(): Promise<string>;
