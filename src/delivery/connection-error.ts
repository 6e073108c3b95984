/** Why no answer came, told apart as far as a client can. */
export type ConnectionErrorCode =
  | 'refused'
  | 'reset'
  | 'closed-before-answer'
  | 'closed-during-answer'
  | 'malformed-answer'
  | 'name-not-found'
  | 'unreachable'
  | 'tls-untrusted'
  | 'tls-failed'
  | 'acknowledgement-lost'
  | 'cut-on-purpose'
  | 'other';

/** What a connection error means and what to do about it. */
export interface ConnectionErrorMeaning {
  /** One or two words for a column of a table. */
  readonly label: string;
  /** What happened, as the end of the sentence "the connection …". */
  readonly what: string;
  /** What to do next, in one line. */
  readonly cure: string;
  /** False when no server was reached at all, so that the run says nothing about the receiver. */
  readonly reachedReceiver: boolean;
}

/** Every connection error with its meaning. */
export const CONNECTION_ERRORS: Readonly<Record<ConnectionErrorCode, ConnectionErrorMeaning>> = {
  refused: {
    label: 'refused',
    what: 'connection refused: nothing listens there',
    cure: 'Start the receiver, or name its port with --to.',
    reachedReceiver: false,
  },
  reset: {
    label: 'reset',
    what: 'connection reset by the receiver before it answered',
    cure: "Look for a crash, a restart or a size limit in the receiver's log.",
    reachedReceiver: true,
  },
  'closed-before-answer': {
    label: 'hung up',
    what: 'connection closed without an answer',
    cure: 'The receiver or a proxy hung up; look for an exception in its log.',
    reachedReceiver: true,
  },
  'closed-during-answer': {
    label: 'cut off',
    what: 'connection closed in the middle of the answer',
    cure: 'Less came than was announced; look for an exception while it answered.',
    reachedReceiver: true,
  },
  'malformed-answer': {
    label: 'not HTTP',
    what: 'the answer is not HTTP',
    cure: 'Check that an HTTP server owns the port, and http:// against https://.',
    reachedReceiver: true,
  },
  'name-not-found': {
    label: 'no such host',
    what: 'the host name does not resolve',
    cure: 'Check the spelling of the host in --to.',
    reachedReceiver: false,
  },
  unreachable: {
    label: 'unreachable',
    what: 'the host cannot be reached from here',
    cure: 'Check the address in --to, and VPN or firewall.',
    reachedReceiver: false,
  },
  'tls-untrusted': {
    label: 'untrusted',
    what: 'the TLS certificate is not trusted',
    cure: 'Name its authority with --ca FILE, or use --insecure in development.',
    reachedReceiver: false,
  },
  'tls-failed': {
    label: 'TLS failed',
    what: 'the TLS handshake failed',
    cure: 'Check that the port speaks HTTPS; a plain HTTP server needs http://.',
    reachedReceiver: false,
  },
  'acknowledgement-lost': {
    label: 'answer lost',
    what: 'the receiver answered with success, and the answer was lost on purpose',
    cure: 'Expect the event again: ClickFunnels cannot know that it arrived.',
    reachedReceiver: true,
  },
  'cut-on-purpose': {
    label: 'cut',
    what: 'the connection was dropped on purpose while the request was sent',
    cure: 'Expect the event again, and do nothing for the part that came.',
    reachedReceiver: true,
  },
  other: {
    label: 'failed',
    what: 'the connection failed',
    cure: "See the message in the report's attempt.",
    reachedReceiver: false,
  },
};

const BY_NODE_CODE: Readonly<Record<string, ConnectionErrorCode>> = {
  ECONNREFUSED: 'refused',
  EPIPE: 'reset',
  ECONNABORTED: 'reset',
  ENOTFOUND: 'name-not-found',
  EAI_AGAIN: 'name-not-found',
  EHOSTUNREACH: 'unreachable',
  ENETUNREACH: 'unreachable',
  EADDRNOTAVAIL: 'unreachable',
  EHOSTDOWN: 'unreachable',
  ENETDOWN: 'unreachable',
  ETIMEDOUT: 'unreachable',
  EPROTO: 'tls-failed',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'tls-untrusted',
  SELF_SIGNED_CERT_IN_CHAIN: 'tls-untrusted',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'tls-untrusted',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'tls-untrusted',
  CERT_HAS_EXPIRED: 'tls-untrusted',
  CERT_NOT_YET_VALID: 'tls-untrusted',
  UNABLE_TO_GET_ISSUER_CERT: 'tls-untrusted',
  CERT_UNTRUSTED: 'tls-untrusted',
  CERT_REJECTED: 'tls-untrusted',
  CERT_REVOKED: 'tls-untrusted',
  CERT_SIGNATURE_FAILURE: 'tls-untrusted',
  CERT_CHAIN_TOO_LONG: 'tls-untrusted',
  INVALID_CA: 'tls-untrusted',
  INVALID_PURPOSE: 'tls-untrusted',
  PATH_LENGTH_EXCEEDED: 'tls-untrusted',
  HOSTNAME_MISMATCH: 'tls-untrusted',
  ERR_TLS_CERT_ALTNAME_INVALID: 'tls-untrusted',
};

/** Tells which connection error an exception of Node's network stack stands for. */
export function classifyConnectionError(error: unknown): ConnectionErrorCode {
  const several = errorsInside(error);
  if (several.length > 0) return classifyEach(several);
  const { code, message, syscall } = errorFacts(error);

  if (code === 'ECONNRESET') return syscall === 'read' || syscall === 'write' ? 'reset' : closedBy(message);
  if (code.startsWith('HPE_'))
    return code === 'HPE_INVALID_EOF_STATE' ? 'closed-during-answer' : 'malformed-answer';
  const known = BY_NODE_CODE[code];
  if (known !== undefined) return known;
  if (code.startsWith('ERR_SSL') || code.startsWith('ERR_TLS')) return 'tls-failed';
  return 'other';
}

/** The exception's own words, for the report. */
export function connectionErrorMessage(error: unknown): string {
  const several = errorsInside(error);
  const told = several.length > 0 ? several : [error];
  return told.map((one) => errorFacts(one).message).join('; ');
}

/** A name with several addresses fails once for each; an address that refused tells more than one that is not there. */
function classifyEach(errors: readonly unknown[]): ConnectionErrorCode {
  const codes = errors.map(classifyConnectionError);
  return codes.find((code) => code !== 'unreachable') ?? 'unreachable';
}

function closedBy(message: string): ConnectionErrorCode {
  if (message === 'aborted') return 'closed-during-answer';
  return message.includes('TLS') ? 'tls-failed' : 'closed-before-answer';
}

// Told apart by their members: test runners that give modules a realm of their own have other classes than Node.

function errorsInside(error: unknown): readonly unknown[] {
  if (typeof error !== 'object' || error === null || !('errors' in error)) return [];
  return Array.isArray(error.errors) ? error.errors : [];
}

function errorFacts(error: unknown): {
  readonly code: string;
  readonly message: string;
  readonly syscall: string;
} {
  if (typeof error !== 'object' || error === null) return { code: '', message: String(error), syscall: '' };
  const text = (value: unknown) => (typeof value === 'string' ? value : '');
  return {
    code: 'code' in error ? text(error.code) : '',
    message: 'message' in error ? text(error.message) : '',
    syscall: 'syscall' in error ? text(error.syscall) : '',
  };
}
