import { wallClockMs } from '../../clock/wall-clock.ts';
import { usageError } from '../../errors/usage-error.ts';
import { DEVELOPMENT_SECRET } from '../../signature/sign.ts';
import { judgeSignature, SIGNATURE_TOLERANCE_SECONDS } from '../../signature/verify.ts';
import type { CommandInput } from '../parse/command.ts';
import { bodyOrStandardInput } from '../parse/given-body.ts';
import { EXIT_CODES, type ExitCode } from '../terminal/exit-codes.ts';
import { diagnoseSignature } from './signature-diagnosis.ts';

/** Verifies a signature and prints the verdict; where it is not valid, also what explains it. */
export function runVerify({ options, terminal }: CommandInput<'verify'>): ExitCode {
  const signature = required('--signature', options.signature);
  const timestamp = required('--timestamp', options.timestamp);
  const body = bodyOrStandardInput(options.body, 'verify');
  const secret = options.secret ?? DEVELOPMENT_SECRET;
  const verdict = judgeSignature({
    secret,
    body,
    signature,
    timestamp,
    nowSeconds: options.at ?? Math.floor(wallClockMs() / 1_000),
    toleranceSeconds:
      options.tolerance === undefined ? SIGNATURE_TOLERANCE_SECONDS : options.tolerance / 1_000,
  });
  const { bold, green, red } = terminal.resultPalette;
  if (verdict.valid) {
    terminal.result(`${green(bold('Valid.'))} The signature matches this secret, timestamp and body.`);
    return EXIT_CODES.success;
  }

  terminal.result(`${red(bold('Not valid.'))} ${verdict.explanation}`);
  if (/^\d{13}$/.test(timestamp)) {
    terminal.result('The timestamp looks like milliseconds; ClickFunnels sends seconds.');
  }
  terminal.result(diagnosisText(diagnoseSignature({ secret, timestamp, body, signature })));
  return EXIT_CODES.receiverFellShort;
}

function diagnosisText(mistakes: readonly string[] | undefined): string {
  if (mistakes === undefined) {
    return 'No common mistake explains it. Check that this is the secret of this endpoint, and the raw body.';
  }
  if (mistakes.length === 0) return 'The signature itself matches this secret, timestamp and body.';
  return `Cause: ${mistakes.join(', and ')}.`;
}

function required(option: string, value: string | undefined): string {
  if (value !== undefined && value !== '') return value;
  throw usageError(
    `verify requires ${option}.`,
    `Pass the value of the header: ${option} ${option === '--timestamp' ? '1767225600' : '5f2a…'}`,
  );
}
