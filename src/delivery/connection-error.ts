/** Why no response came, told apart as far as a client can. */
export type ConnectionErrorCode =
  | 'refused'
  | 'reset'
  | 'closed-before-response'
  | 'closed-during-response'
  | 'malformed-response'
  | 'name-not-found'
  | 'unreachable'
  | 'tls-untrusted'
  | 'tls-expired'
  | 'tls-wrong-name'
  | 'tls-client-certificate'
  | 'tls-old-protocol'
  | 'tls-plain-http'
  | 'tls-failed'
  | 'https-port'
  | 'machine-limit'
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
    cure: 'Start the receiver, or set its port with --to.',
    reachedReceiver: false,
  },
  reset: {
    label: 'reset',
    what: 'connection reset by the receiver before it responded',
    cure: "Look for a crash, a restart or a size limit in the receiver's log.",
    reachedReceiver: true,
  },
  'closed-before-response': {
    label: 'hung up',
    what: 'connection closed without a response',
    cure: 'The receiver or a proxy hung up; look for an exception in its log.',
    reachedReceiver: true,
  },
  'closed-during-response': {
    label: 'cut off',
    what: 'connection closed in the middle of the response',
    cure: 'Look for an exception while the receiver writes its response.',
    reachedReceiver: true,
  },
  'malformed-response': {
    label: 'not HTTP',
    what: 'the response is not valid HTTP',
    cure: 'Fix the response, or check that an HTTP server owns the port.',
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
    what: 'the TLS certificate is signed by an unknown authority',
    cure: 'Trust its authority with --ca FILE, or use --insecure in development.',
    reachedReceiver: false,
  },
  'tls-expired': {
    label: 'expired',
    what: 'the TLS certificate has expired or is not valid yet',
    cure: "Renew the certificate, and check this machine's clock.",
    reachedReceiver: false,
  },
  'tls-wrong-name': {
    label: 'wrong name',
    what: 'the TLS certificate is for another host name',
    cure: 'Use a host name that the certificate contains, or issue a new one.',
    reachedReceiver: false,
  },
  'tls-client-certificate': {
    label: 'needs cert',
    what: 'the receiver requires a client certificate',
    cure: 'Turn that off for this route: ClickFunnels sends no client certificate.',
    reachedReceiver: false,
  },
  'tls-old-protocol': {
    label: 'old TLS',
    what: 'the receiver and this machine have no TLS version in common',
    cure: 'Enable TLS 1.2 or 1.3 in the receiver.',
    reachedReceiver: false,
  },
  'tls-plain-http': {
    label: 'no TLS',
    what: 'the port does not speak TLS',
    cure: 'Use http:// in --to: a plain HTTP server seems to own the port.',
    reachedReceiver: false,
  },
  'tls-failed': {
    label: 'TLS failed',
    what: 'the TLS handshake failed',
    cure: "Look in the receiver's log; --verbose shows OpenSSL's message.",
    reachedReceiver: false,
  },
  'https-port': {
    label: 'HTTPS port',
    what: 'the port speaks TLS, and the request was plain HTTP',
    cure: 'Use https:// in --to.',
    reachedReceiver: false,
  },
  'machine-limit': {
    label: 'out of files',
    what: 'this machine ran out of file descriptors or ports',
    cure: 'Lower --concurrency, or raise the limit of open files (ulimit -n).',
    reachedReceiver: false,
  },
  'acknowledgement-lost': {
    label: 'ack lost',
    what: 'the receiver responded with success; the response was lost on purpose',
    cure: 'Expect a retry: ClickFunnels cannot know that the event arrived.',
    reachedReceiver: true,
  },
  'cut-on-purpose': {
    label: 'cut',
    what: 'the connection was dropped on purpose while the request was sent',
    cure: 'Expect a retry, and ignore the part that arrived.',
    reachedReceiver: true,
  },
  other: {
    label: 'failed',
    what: 'the connection failed',
    cure: "Look at the receiver's log and at this machine's network.",
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
  EMFILE: 'machine-limit',
  ENFILE: 'machine-limit',
  ENOBUFS: 'machine-limit',
  ENOMEM: 'machine-limit',
  ERR_PEER_ELSEWHERE: 'unreachable',
  ERR_TLS_SPOKEN: 'https-port',
  EPROTO: 'tls-failed',
  ERR_SSL_WRONG_VERSION_NUMBER: 'tls-plain-http',
  ERR_SSL_PACKET_LENGTH_TOO_LONG: 'tls-plain-http',
  ERR_SSL_HTTP_REQUEST: 'tls-plain-http',
  ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED: 'tls-client-certificate',
  ERR_SSL_TLSV1_ALERT_UNKNOWN_CA: 'tls-client-certificate',
  ERR_SSL_SSLV3_ALERT_BAD_CERTIFICATE: 'tls-client-certificate',
  ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION: 'tls-old-protocol',
  ERR_SSL_UNSUPPORTED_PROTOCOL: 'tls-old-protocol',
  ERR_SSL_VERSION_TOO_LOW: 'tls-old-protocol',
  ERR_SSL_NO_PROTOCOLS_AVAILABLE: 'tls-old-protocol',
  ERR_SSL_INAPPROPRIATE_FALLBACK: 'tls-old-protocol',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'tls-untrusted',
  SELF_SIGNED_CERT_IN_CHAIN: 'tls-untrusted',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'tls-untrusted',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'tls-untrusted',
  CERT_HAS_EXPIRED: 'tls-expired',
  CERT_NOT_YET_VALID: 'tls-expired',
  UNABLE_TO_GET_ISSUER_CERT: 'tls-untrusted',
  CERT_UNTRUSTED: 'tls-untrusted',
  CERT_REJECTED: 'tls-untrusted',
  CERT_REVOKED: 'tls-untrusted',
  CERT_SIGNATURE_FAILURE: 'tls-untrusted',
  CERT_CHAIN_TOO_LONG: 'tls-untrusted',
  INVALID_CA: 'tls-untrusted',
  INVALID_PURPOSE: 'tls-untrusted',
  PATH_LENGTH_EXCEEDED: 'tls-untrusted',
  HOSTNAME_MISMATCH: 'tls-wrong-name',
  ERR_TLS_CERT_ALTNAME_INVALID: 'tls-wrong-name',
};

/** Returns which connection error an exception of Node's network stack stands for. */
export function classifyConnectionError(error: unknown): ConnectionErrorCode {
  const several = errorsInside(error);
  if (several.length > 0) return classifyEach(several);
  const { code, message, syscall, address } = errorFacts(error);

  if (code === 'ECONNRESET') return syscall === 'read' || syscall === 'write' ? 'reset' : closedBy(message);
  // Loopback addresses are always there; what is not available for them is a port of this side.
  if (code === 'EADDRNOTAVAIL' && address.startsWith('127.')) return 'machine-limit';
  if (code.startsWith('HPE_'))
    return code === 'HPE_INVALID_EOF_STATE' ? 'closed-during-response' : 'malformed-response';
  const known = BY_NODE_CODE[code];
  if (known !== undefined) return known;
  if (code.startsWith('ERR_SSL') || code.startsWith('ERR_TLS')) return 'tls-failed';
  return 'other';
}

/** The exception's own words, for the report. Of an OpenSSL error only the reason: the rest is about its source code. */
export function connectionErrorMessage(error: unknown): string {
  return factsOfEach(error)
    .map(({ message, reason }) => (reason === '' ? message : reason))
    .join('; ');
}

/** The exception's own words, every one of them. */
export function rawErrorMessage(error: unknown): string {
  return factsOfEach(error)
    .map(({ message }) => message.trim())
    .join('; ');
}

function factsOfEach(error: unknown): readonly ErrorFacts[] {
  const several = errorsInside(error);
  return (several.length > 0 ? several : [error]).map(errorFacts);
}

/** What says more than the others about a name whose addresses failed each in its own way. */
const TELLING_FIRST: readonly ConnectionErrorCode[] = ['machine-limit', 'reset', 'other'];
/** What says less: the address is not there. */
const TELLING_LAST: readonly ConnectionErrorCode[] = ['refused', 'unreachable'];

/** A name with several addresses fails once for each. `refused` says that every address that is there refused. */
function classifyEach(errors: readonly unknown[]): ConnectionErrorCode {
  const codes = errors.map(classifyConnectionError);
  return (
    TELLING_FIRST.find((code) => codes.includes(code)) ??
    codes.find((code) => !TELLING_LAST.includes(code)) ??
    TELLING_LAST.find((code) => codes.includes(code)) ??
    'unreachable'
  );
}

function closedBy(message: string): ConnectionErrorCode {
  if (message === 'aborted') return 'closed-during-response';
  return message.includes('TLS') ? 'tls-failed' : 'closed-before-response';
}

// Told apart by their members: test runners that give modules a realm of their own have other classes than Node.

function errorsInside(error: unknown): readonly unknown[] {
  if (typeof error !== 'object' || error === null || !('errors' in error)) return [];
  return Array.isArray(error.errors) ? error.errors : [];
}

interface ErrorFacts {
  readonly code: string;
  readonly message: string;
  readonly syscall: string;
  /** Which address was connected to. */
  readonly address: string;
  /** What OpenSSL gives for a reason. */
  readonly reason: string;
}

function errorFacts(error: unknown): ErrorFacts {
  if (typeof error !== 'object' || error === null)
    return { code: '', message: String(error), syscall: '', address: '', reason: '' };
  const text = (value: unknown) => (typeof value === 'string' ? value : '');
  return {
    code: 'code' in error ? text(error.code) : '',
    message: 'message' in error ? text(error.message) : '',
    syscall: 'syscall' in error ? text(error.syscall) : '',
    address: 'address' in error ? text(error.address) : '',
    reason: 'library' in error && 'reason' in error ? text(error.reason) : '',
  };
}
