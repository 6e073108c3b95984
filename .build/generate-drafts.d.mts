/** The text of src/payloads/drafts.generated.ts, from the columns that each refinement leaves to the draft. */
export function draftsModule(refinements: Readonly<Record<string, readonly string[]>>): Promise<string>;
