import { defineCommand } from '../parse/command.ts';

/** Says how each runtime trusts the certificates of `serve --tls`. */
export const trustCommand = defineCommand({
  name: 'trust',
  summary: 'Print how Node, Python, Ruby, PHP, Go, Java and curl trust the certificate of "serve --tls".',
  positionals: [],
  examples: [
    ['trust', 'Print the settings of every runtime.'],
    ['trust --export > trust.sh', 'Write variables for a shell: after ". trust.sh", its programs trust it.'],
  ],
  run: async (input) => {
    const { runTrust } = await import('./run.ts');
    return await runTrust(input);
  },
});
