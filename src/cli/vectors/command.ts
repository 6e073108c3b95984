import type { SimulatorError } from '../../errors/simulator-error.ts';
import { usageError } from '../../errors/usage-error.ts';
import type { MutantExpectation } from '../../signature/mutant-definition.ts';
import { defineCommand } from '../parse/command.ts';
import { EXIT_CODES } from '../terminal/exit-codes.ts';
import type { Terminal } from '../terminal/terminal.ts';

const HEADINGS: Readonly<Record<MutantExpectation, string>> = {
  'must-refuse': 'A receiver must reject',
  'should-refuse': 'A receiver should reject',
  'may-accept': 'A receiver may accept',
};
const EXPECTATIONS = ['must-refuse', 'should-refuse', 'may-accept'] as const satisfies MutantExpectation[];
const WIDEST = 100;

/** Prints signature test vectors, or the ways of being wrong that they cover. */
export const vectorsCommand = defineCommand({
  name: 'vectors',
  summary: 'Print signature test vectors for any language, as JSON.',
  positionals: [],
  examples: [
    ['vectors > vectors.json', 'Write vectors for unit tests in any language.'],
    ['vectors --invalid --secret "$WEBHOOK_SECRET"', 'Print forged requests for your secret.'],
    ['vectors --list', 'List every kind of invalid signature.'],
  ],
  async run({ options, terminal }) {
    const { secret, valid, invalid, list } = options;
    if (list) {
      if (valid || invalid) throw conflict('--list and --valid or --invalid', 'Use --list alone.');
      await printMutants(terminal);
      return EXIT_CODES.success;
    }

    const { createSignatureVectors, signatureVectorsText } = await import('../../signature/vectors.ts');
    const set = createSignatureVectors(secret);
    const wanted = set.vectors.filter((vector) => (vector.valid ? !invalid : !valid));
    terminal.raw(signatureVectorsText({ ...set, vectors: wanted }));
    const forged = wanted.filter((vector) => !vector.valid).length;
    terminal.narrate(`${wanted.length - forged} valid, ${forged} forged`);
    return EXIT_CODES.success;
  },
});

async function printMutants({ columns, result, narrate, resultPalette }: Terminal): Promise<void> {
  const [{ SIGNATURE_MUTANTS }, { hangingRow }] = await Promise.all([
    import('../../signature/mutants.ts'),
    import('../../internal/text-layout.ts'),
  ]);
  const labelWidth = Math.max(...SIGNATURE_MUTANTS.map(({ name }) => name.length)) + 2;
  const layout = { indent: 2, labelWidth, width: Math.min(columns, WIDEST), paint: resultPalette.cyan };

  for (const expectation of EXPECTATIONS) {
    if (expectation !== EXPECTATIONS[0]) result('');
    result(resultPalette.bold(HEADINGS[expectation]));
    for (const mutant of SIGNATURE_MUTANTS.filter((candidate) => candidate.expectation === expectation)) {
      for (const line of hangingRow(mutant.name, mutant.describe, layout)) result(line);
    }
  }
  narrate(`${SIGNATURE_MUTANTS.length} kinds of forgery`);
}

function conflict(options: string, cure: string): SimulatorError {
  return usageError(`${options} cannot be combined.`, cure);
}
