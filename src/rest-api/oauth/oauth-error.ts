/** What is wrong about a request of OAuth, in the words of RFC 6749. */
export class OAuthError extends Error {
  override readonly name = 'OAuthError';
  readonly status: number;
  readonly code: string;

  /**
   * @param code What programs read: `invalid_grant`.
   * @param sentence What people read.
   */
  constructor(status: number, code: string, sentence: string) {
    super(sentence);
    this.status = status;
    this.code = code;
  }
}
