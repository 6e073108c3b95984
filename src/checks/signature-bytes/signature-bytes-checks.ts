import type { Check } from '../check.ts';
import { railsEscapes } from './rails-escapes.ts';

/** Whether the signature is verified over the bytes that came. */
export const SIGNATURE_BYTES_CHECKS: readonly Check[] = [railsEscapes];
