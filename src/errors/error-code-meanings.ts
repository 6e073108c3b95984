import type { SimulatorErrorCode } from './simulator-error.ts';

/** When each error code is thrown, for the reference. */
export const ERROR_CODE_MEANINGS: Readonly<Record<SimulatorErrorCode, string>> = {
  'unknown-event-type': 'No event type has this name.',
  'unsupported-api-version': 'The event does not exist in the requested version.',
  'invalid-option': 'An option has an invalid value, or options contradict each other.',
  'invalid-expectation': 'An expectation cannot be parsed; the message says where.',
  'invalid-journey': 'A journey cannot be read or run.',
  'unknown-option': 'The command, or the call in code, has no such option.',
  'invalid-override': "A path is not in the event's schema, or a value does not match it.",
  'invalid-url': 'The target is not a URL, `host:port` or a port.',
  'remote-target-refused': 'The target is not on this machine and was not allowed.',
  'file-unreadable': 'A file named in an option cannot be read.',
  'file-unwritable': 'A report cannot be written to its file.',
  'port-in-use': 'Another program listens on the port.',
  'receiver-failed': 'A receiver that was started exited, or never listened.',
  'probe-failed': "The receiver's state could not be read, or is not JSON.",
  'command-failed': 'A command that probes or controls the receiver failed.',
  'simulator-closed': 'The simulator, receiver or workspace is already closed.',
  'invalid-endpoint': 'An endpoint cannot be registered with these fields.',
  'not-found': 'The workspace has no such endpoint, event or delivery.',
  'workspace-unreachable': 'No workspace responds at the address.',
  'data-in-use': 'Another process has the data folder open.',
  'data-unreadable': "The data folder's database is damaged, newer, or belongs to another program.",
  'broken-package': 'A file of this package is missing or damaged; reinstall it.',
  'config-untrusted':
    'A configuration file that was found belongs to another user, or others can write to it; name it with `--config`.',
  'wait-timed-out': 'Something was waited for in a workspace and did not happen in time.',
  'api-unreadable': "ClickFunnels' API did not respond with events.",
};
