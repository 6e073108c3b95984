/** `--record FILE`, for every command that delivers: keeps what was sent, for `replay`. */
export const RECORD_OPTION = {
  kind: 'value',
  placeholder: 'FILE',
  describe: 'keep every delivery, with its body, for "replay"',
  parse: (text: string) => text,
} as const;
