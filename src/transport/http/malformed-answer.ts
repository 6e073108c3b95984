/**
 * What is thrown at bytes that are no HTTP answer. Its code and message have the form of those of Node's own parser.
 *
 * @param why The rule that was broken, e.g. `Invalid status code`.
 */
export function malformedAnswer(why: string): Error {
  return Object.assign(new Error(`Parse Error: ${why}`), { code: 'HPE_MALFORMED_ANSWER' });
}
