import { BULK_OPTIONS } from '../parse/bulk-options.ts';
import { DELIVERY_OPTIONS } from '../parse/delivery-options.ts';
import { EXPECT_OPTION } from '../parse/expect-option.ts';
import { FAULT_OPTIONS } from '../parse/fault-options.ts';
import { RECEIVER_PROCESS_OPTIONS } from '../parse/receiver-process-options.ts';
import { RECORD_OPTION } from '../parse/record-option.ts';
import { REPORTER_OPTION } from '../parse/reporter-option.ts';

/** The options that decide what a run must show and how it is told. */
const REPORT_OPTIONS = {
  expect: EXPECT_OPTION,
  reporter: REPORTER_OPTION,
  record: RECORD_OPTION,
  plan: { kind: 'flag', describe: 'print what would be sent, and send nothing' },
  json: { kind: 'flag', describe: 'print the report as one JSON document' },
  quiet: { kind: 'flag', describe: 'print the verdict only' },
  verbose: { kind: 'flag', describe: 'show every request and answer, and what the command after -- writes' },
} as const;

/** The options of every command that delivers: where to, what goes wrong, who answers, what is reported. */
export const SESSION_OPTIONS = {
  ...DELIVERY_OPTIONS,
  rate: BULK_OPTIONS.rate,
  ...FAULT_OPTIONS,
  ...RECEIVER_PROCESS_OPTIONS,
  ...REPORT_OPTIONS,
} as const;
