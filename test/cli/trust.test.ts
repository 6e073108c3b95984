import { existsSync } from 'node:fs';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { runCli } from './run-cli.ts';

it('prints how each runtime trusts the certificates, the same every time', async () => {
  const environment = { XDG_DATA_HOME: temporaryFolder() };

  const { exitCode, stdout } = await runCli('trust', { environment });
  const exported = await runCli('trust --export', { environment });
  const json = JSON.parse((await runCli('trust --json', { environment })).stdout);

  expect(exitCode).toBe(0);
  for (const file of Object.values<string>(json.variables)) expect(existsSync(file)).toBe(true);
  for (const [name, file] of Object.entries(json.variables)) {
    expect(exported.stdout).toContain(`export ${name}=${file}\n`);
    expect(stdout).toContain(`export ${name}=${file}\n`);
  }
  expect(Object.keys(json.variables)).toEqual([
    'NODE_EXTRA_CA_CERTS',
    'SSL_CERT_FILE',
    'REQUESTS_CA_BUNDLE',
    'CURL_CA_BUNDLE',
  ]);
});

it('says where the authority cannot be written', async () => {
  const { exitCode, stderr } = await runCli('trust', { environment: { XDG_DATA_HOME: '/dev/null/x' } });

  expect(exitCode).toBe(2);
  expect(stderr).toContain(
    'Writing the certificate authority to /dev/null/x/cf-webhook-sim/authority failed',
  );
});
