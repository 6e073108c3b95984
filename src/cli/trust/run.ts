import { type Authority, openAuthority } from '../../authority/authority-files.ts';
import type { CommandInput } from '../parse/command.ts';
import { authorityFolder } from '../session/authority-folder.ts';
import { EXIT_CODES, type ExitCode } from '../terminal/exit-codes.ts';

/** Which of the two files a variable names. */
type TrustFile = keyof Pick<Authority, 'certificateFile' | 'bundleFile'>;

/** Variables by which programs trust an authority: Node adds to its own ones, the others read one file instead of theirs. */
const VARIABLES: readonly (readonly [name: string, file: TrustFile, readers: string])[] = [
  ['NODE_EXTRA_CA_CERTS', 'certificateFile', 'Node, Bun'],
  ['SSL_CERT_FILE', 'bundleFile', 'Ruby, Go, Python (ssl, httpx), PHP (openssl), Deno'],
  ['REQUESTS_CA_BUNDLE', 'bundleFile', 'Python (requests)'],
  ['CURL_CA_BUNDLE', 'bundleFile', 'curl'],
];

/** Runs `trust`. The authority is made where there is none, so that it can be trusted before the first start. */
export async function runTrust({ options, terminal }: CommandInput<'trust'>): Promise<ExitCode> {
  const authority = await openAuthority(authorityFolder(terminal.environment));
  const { result, narrate } = terminal;
  const assignments = VARIABLES.map(([name, file]) => `export ${name}=${quoted(authority[file])}`);
  if (options.json) {
    const variables = Object.fromEntries(VARIABLES.map(([name, file]) => [name, authority[file]]));
    const { certificateFile, bundleFile } = authority;
    result(JSON.stringify({ certificate: certificateFile, bundle: bundleFile, variables }, null, 2));
    return EXIT_CODES.success;
  }
  if (options.export) {
    for (const line of assignments) result(line);
    return EXIT_CODES.success;
  }
  for (const [index, [, , readers]] of VARIABLES.entries()) {
    result(`# ${readers}`);
    result(assignments[index] ?? '');
  }
  // As lines to paste, however long: a wrapped command is none.
  const bundle = quoted(authority.bundleFile);
  const certificate = quoted(authority.certificateFile);
  result('# Or, for one command');
  result(`curl --cacert ${certificate} …`);
  result(`php -d curl.cainfo=${bundle} …`);
  result('# Java');
  result(
    `keytool -importcert -noprompt -alias cf-webhook-sim -file ${certificate} -keystore trust.jks -storepass changeit`,
  );
  narrate('Trust it in programs under test only, never in the whole system: its key is in the same folder.');
  return EXIT_CODES.success;
}

/** A path as a word of a shell. */
function quoted(path: string): string {
  return /^[\w@%+=:,./-]+$/.test(path) ? path : `'${path.replaceAll("'", `'\\''`)}'`;
}
