import type { FAULT_OPTIONS } from '../src/faults/registry.ts';

/** What a request may say about faults, as JSON Schema. */
export function faultsSchema(options: typeof FAULT_OPTIONS): object;
