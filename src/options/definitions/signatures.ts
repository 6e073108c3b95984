import { defineOption } from '../option-definition.ts';
import { DURATION, TEXT } from '../value-type.ts';
import { UNIX_SECONDS } from '../value-types/unix-seconds.ts';

/** Signing and verifying by hand. */
export const SIGNATURE_OPTIONS = [
  defineOption({
    name: 'timestamp',
    kind: 'value',
    placeholder: 'SECONDS',
    describe: 'unix time of the attempt',
    group: 'What is sent',
    type: UNIX_SECONDS,
    defaultText: 'now',
    commands: ['sign'],
  }),
  defineOption({
    name: 'signature',
    kind: 'value',
    placeholder: 'TEXT',
    describe: 'value of the signature header',
    group: 'What is sent',
    type: TEXT,
    commands: ['verify'],
  }),
  defineOption({
    name: 'timestamp',
    kind: 'value',
    placeholder: 'TEXT',
    describe: 'value of the timestamp header',
    group: 'What is sent',
    type: TEXT,
    commands: ['verify'],
  }),
  defineOption({
    name: 'tolerance',
    kind: 'value',
    placeholder: 'DURATION',
    describe: 'maximum age of the timestamp, in either direction',
    group: 'What is sent',
    type: DURATION,
    defaultText: '600s, as documented',
    commands: ['verify'],
  }),
  defineOption({
    name: 'at',
    kind: 'value',
    placeholder: 'SECONDS',
    describe: 'current time, in unix seconds',
    group: 'What is sent',
    type: UNIX_SECONDS,
    defaultText: 'now',
    commands: ['verify'],
  }),
  defineOption({
    name: 'valid',
    kind: 'flag',
    describe: 'only the vectors that must be accepted',
    group: 'Output',
    commands: ['vectors'],
    conflicts: ['invalid'],
  }),
  defineOption({
    name: 'invalid',
    kind: 'flag',
    describe: 'only the forged ones',
    group: 'Output',
    commands: ['vectors'],
  }),
  defineOption({
    name: 'list',
    kind: 'flag',
    describe: 'list the kinds of forgery instead',
    group: 'Output',
    commands: ['vectors'],
  }),
] as const;
