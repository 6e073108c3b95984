/** The text of src/journeys/journey-definition.generated.ts. */
export function journeyTypes(): Promise<string>;
