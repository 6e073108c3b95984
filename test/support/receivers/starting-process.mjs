/**
 * A process that starts a receiver as the command line does, and then ends as it is told.
 * Arguments: the module to start it with, the URL, how to end, then the receiver's command.
 */
const [module, url, ending, ...command] = process.argv.slice(2);
const { startReceiverProcess } = await import(module);
const plain = (text) => text;

await startReceiverProcess({
  command,
  url: new URL(url),
  secret: 'sesame',
  waitMs: 20_000,
  verbose: false,
  narrate: () => undefined,
  palette: { bold: plain, dim: plain, green: plain, red: plain, yellow: plain, cyan: plain },
  environment: process.env,
  signal: new AbortController().signal,
});

switch (ending) {
  case 'exit':
    process.exit(130);
    break;
  case 'throw':
    throw new Error('a defect');
  default:
    process.kill(process.pid, ending);
}
