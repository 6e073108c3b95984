import { existsSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { SimulatorError } from '../../errors/simulator-error.ts';
import { countOf } from '../../internal/count-of.ts';
import { makeFolders } from '../../internal/make-folders.ts';
import { printable } from '../../internal/printable.ts';
import { describeCause } from '../../internal/system-error.ts';
import { learnOverlay } from '../../learning/overlay/learn-overlay.ts';
import { OVERLAY_FILE } from '../../learning/overlay/overlay.ts';
import { overlayText } from '../../learning/overlay/overlay-text.ts';
import type { ObservedBody } from '../../learning/shape/observed-body.ts';
import { shownPath } from '../../source/read-source.ts';
import type { CommandInput } from '../parse/command.ts';
import { EXIT_CODES, type ExitCode } from '../terminal/exit-codes.ts';
import { readObserved } from './read-observed.ts';

type Input = CommandInput<'learn'>;

/** Fewer deliveries say little about proportions. */
const FEW = 10;

/** Runs `learn`: writes an overlay, or a journey. */
export async function runLearn(input: Input): Promise<ExitCode> {
  const bodies = readObserved(input.positionals[0] ?? '', input.terminal);
  if (input.options.journey !== undefined) {
    const { runLearnJourney } = await import('./journey.ts');
    return runLearnJourney(input, bodies, write);
  }
  const { overlay, oddKeys } = learnOverlay(bodies);
  const cwd = process.cwd();
  const path = resolve(cwd, input.options.output ?? besideConfig(input));
  write(path, overlayText(overlay), input);
  if (!input.options.print) tell(bodies, oddKeys, input);
  return EXIT_CODES.success;
}

function besideConfig({ config }: Input): string {
  return config?.config === undefined ? OVERLAY_FILE : resolve(dirname(config.config.path), OVERLAY_FILE);
}

function tell(bodies: readonly ObservedBody[], oddKeys: number, { terminal }: Input): void {
  const types = new Set(bodies.map(({ eventType }) => eventType));
  const { dim } = terminal.narrationPalette;
  terminal.narrate(
    `Learned ${countOf(types.size, 'event type')} from ${countOf(bodies.length, 'delivery', 'deliveries')}; send, run, serve, check and preview use it.`,
  );
  if (oddKeys > 0) {
    terminal.narrate(dim(`Left out ${countOf(oddKeys, 'key')} that look like data, such as an ID.`));
  }
  if (bodies.length < FEW) {
    terminal.narrate(
      dim(`With fewer than ${FEW} deliveries, proportions of null and enum values are rough.`),
    );
  }
}

/** Writes a file, or prints it for `--print`. */
function write(path: string, content: string, { options, terminal }: Input): void {
  if (options.print) {
    terminal.raw(Buffer.from(content));
    return;
  }
  const shown = printable(shownPath(path, process.cwd()));
  if (!options.force && existsSync(path)) {
    throw new SimulatorError({
      code: 'file-unwritable',
      problem: `learn does not overwrite files, but ${shown} exists.`,
      cure: 'Overwrite it with --force, or choose another file with --output FILE.',
    });
  }
  try {
    makeFolders(dirname(path));
    writeFileSync(path, content);
  } catch (cause) {
    throw new SimulatorError({
      code: 'file-unwritable',
      problem: `Writing ${shown} failed: ${describeCause(cause)}.`,
      cure: 'Choose another file with --output FILE.',
      cause,
    });
  }
  terminal.result(`wrote ${shown}`);
}
