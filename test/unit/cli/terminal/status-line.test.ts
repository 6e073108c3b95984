import { expect, it } from 'vitest';
import { createStatusLine } from '../../../../src/cli/terminal/status-line.ts';
import { recordingTerminal } from '../../../cli/run-cli.ts';

const CLEAR = '\r\u001b[2K';

it('replaces its text in place, cut to the width of the terminal', () => {
  const { terminal, stderr } = recordingTerminal({ interactive: true, columns: 10 });
  const { status } = createStatusLine(terminal);

  status.show('one');
  status.show('a text of many columns');

  expect(stderr()).toBe(`${CLEAR}one${CLEAR}a text of`);
});

it('makes room for every line that is written, and comes back after it', () => {
  const recording = recordingTerminal({ interactive: true });
  const { status, terminal } = createStatusLine(recording.terminal);

  status.show('busy');
  terminal.result('a result');
  terminal.narrate('a word');
  terminal.raw('bytes');

  expect(recording.stdout()).toBe('a result\nbytes');
  expect(recording.stderr()).toBe(
    `${CLEAR}busy${CLEAR}${CLEAR}busy${CLEAR}a word\n${CLEAR}busy${CLEAR}${CLEAR}busy`,
  );
});

it('leaves no trace once it is cleared', () => {
  const recording = recordingTerminal({ interactive: true });
  const { status, terminal } = createStatusLine(recording.terminal);

  status.show('busy');
  status.clear();
  status.clear();
  terminal.narrate('a word');

  expect(recording.stderr()).toBe(`${CLEAR}busy${CLEAR}a word\n`);
});

it('writes nothing where nobody watches', () => {
  const recording = recordingTerminal({ interactive: false });
  const { status, terminal } = createStatusLine(recording.terminal);

  status.show('busy');
  status.clear();

  expect(terminal).toBe(recording.terminal);
  expect(recording.stderr()).toBe('');
});
