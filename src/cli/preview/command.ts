import { defineCommand } from '../parse/command.ts';
import { CONFIG_OPTION } from '../parse/config-option.ts';
import { DELIVERY_OPTIONS } from '../parse/delivery-options.ts';
import { PAYLOAD_OPTIONS } from '../parse/payload-options.ts';

/** The options of `preview`. */
export const PREVIEW_OPTIONS = {
  raw: { kind: 'flag', describe: 'print the exact bytes of the body, without a newline at the end' },
  curl: { kind: 'flag', describe: 'print a signed curl command that sends it' },
  ...PAYLOAD_OPTIONS,
  to: { ...DELIVERY_OPTIONS.to, describe: 'with --curl: the receiver', defaultText: '3000' },
  secret: { ...DELIVERY_OPTIONS.secret, describe: 'with --curl: the secret to sign with' },
  allowRemote: DELIVERY_OPTIONS.allowRemote,
  config: CONFIG_OPTION,
} as const;

/** Prints what would be sent. */
export const previewCommand = defineCommand({
  name: 'preview',
  summary: 'Print the body of an event as it would be sent, without sending it.',
  positionals: [
    { name: 'event', describe: 'an event type, such as order.created', required: true, variadic: false },
  ],
  options: PREVIEW_OPTIONS,
  usesConfig: 'top',
  examples: [
    ['preview order.created', 'readable JSON, keys in the order of the wire'],
    ['preview order.created --seed 7 --raw > body.json', 'the same bytes every time'],
    ['preview contact.created --curl --to localhost:4000/webhooks', 'a command to paste into a shell'],
    ['preview order.created --set data.total_amount=49.00', 'with a field of your choice'],
  ],
  run: async (input) => {
    const { runPreview } = await import('./run.ts');
    return runPreview(input);
  },
});
