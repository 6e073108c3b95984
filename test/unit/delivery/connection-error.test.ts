import { expect, it } from 'vitest';
import { classifyConnectionError, connectionErrorMessage } from '../../../src/delivery/connection-error.ts';

it.each([
  ['ECONNREFUSED', 'connect', 'refused'],
  ['ECONNRESET', 'read', 'reset'],
  ['ECONNRESET', 'write', 'reset'],
  ['EPIPE', 'write', 'reset'],
  ['ENOTFOUND', 'getaddrinfo', 'name-not-found'],
  ['EAI_AGAIN', 'getaddrinfo', 'name-not-found'],
  ['EHOSTUNREACH', 'connect', 'unreachable'],
  ['ETIMEDOUT', 'connect', 'unreachable'],
  ['EPROTO', '', 'tls-failed'],
  ['ERR_SSL_WRONG_VERSION_NUMBER', '', 'tls-plain-http'],
  ['ERR_SSL_SOMETHING', '', 'tls-failed'],
  ['ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED', '', 'tls-client-certificate'],
  ['ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION', '', 'tls-old-protocol'],
  ['ERR_SSL_UNSUPPORTED_PROTOCOL', '', 'tls-old-protocol'],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', '', 'tls-untrusted'],
  ['CERT_HAS_EXPIRED', '', 'tls-expired'],
  ['CERT_NOT_YET_VALID', '', 'tls-expired'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', '', 'tls-wrong-name'],
  ['HPE_INVALID_CONSTANT', '', 'malformed-response'],
  ['HPE_HEADER_OVERFLOW', '', 'malformed-response'],
  ['HPE_INVALID_EOF_STATE', '', 'closed-during-response'],
  ['EMFILE', 'connect', 'machine-limit'],
  ['ENFILE', 'connect', 'machine-limit'],
  ['', '', 'other'],
])('takes %s while it was to %j for %s', (code, syscall, expected) => {
  expect(classifyConnectionError(nodeError('it failed', code, syscall))).toBe(expected);
});

it.each([
  ['socket hang up', 'closed-before-response'],
  ['aborted', 'closed-during-response'],
  ['Client network socket disconnected before secure TLS connection was established', 'tls-failed'],
])('tells resets without a system call apart by their words: %s', (message, expected) => {
  expect(classifyConnectionError(nodeError(message, 'ECONNRESET', ''))).toBe(expected);
});

it('lets an address that refused speak for a name with several', () => {
  const error = new AggregateError([
    nodeError('connect ENETUNREACH ::1:3000', 'ENETUNREACH', 'connect'),
    nodeError('connect ECONNREFUSED 127.0.0.1:3000', 'ECONNREFUSED', 'connect'),
  ]);

  expect(classifyConnectionError(error)).toBe('refused');
  expect(connectionErrorMessage(error)).toBe(
    'connect ENETUNREACH ::1:3000; connect ECONNREFUSED 127.0.0.1:3000',
  );
});

it('copes with things that are no errors', () => {
  expect(classifyConnectionError('broken')).toBe('other');
  expect(connectionErrorMessage('broken')).toBe('broken');
  expect(classifyConnectionError(new AggregateError([]))).toBe('other');
});

function nodeError(message: string, code: string, syscall: string): Error {
  return Object.assign(new Error(message), { code, ...(syscall === '' ? {} : { syscall }) });
}
