/** Choices as in a sentence: `paid`, `paid or declined`, `paid, declined or refunded`. */
export function listed(choices: readonly string[]): string {
  const [last = '', ...before] = choices.toReversed();
  return before.length === 0 ? last : `${before.toReversed().join(', ')} or ${last}`;
}
