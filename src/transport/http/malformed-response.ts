/**
 * What is thrown at bytes that are no HTTP response that Ruby's client would accept.
 *
 * @param why Which rule was broken, as the end of "The response is not valid HTTP: …".
 */
export function malformedResponse(why: string): Error {
  return Object.assign(new Error(why), { code: 'HPE_MALFORMED_RESPONSE' });
}
