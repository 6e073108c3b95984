import { defineOption } from '../option-definition.ts';
import { TEXT } from '../value-type.ts';
import { DIFFERENCE_KIND } from '../value-types/difference-kind.ts';

/** What real deliveries are compared with, and what is learned from them. */
export const LEARNING_OPTIONS = [
  defineOption({
    name: 'failOn',
    kind: 'list',
    placeholder: 'KIND',
    describe: 'exit with 1 if there is a difference of this kind, or "any"',
    group: 'Expectations and reports',
    type: DIFFERENCE_KIND,
    commands: ['compare'],
  }),
  defineOption({
    name: 'shareable',
    kind: 'flag',
    describe: 'report shapes and counts only, no values',
    group: 'Output',
    commands: ['compare'],
  }),
  defineOption({
    name: 'html',
    kind: 'value',
    placeholder: 'FILE',
    describe: 'also write the comparison as an HTML page',
    group: 'Output',
    type: TEXT,
    commands: ['compare'],
  }),
  defineOption({
    name: 'output',
    kind: 'value',
    placeholder: 'FILE',
    describe: 'file to write',
    group: 'Output',
    type: TEXT,
    defaultText: 'cf-webhook-sim.learned.yaml beside the configuration file',
    commands: ['learn'],
  }),
  defineOption({
    name: 'journey',
    kind: 'value',
    placeholder: 'NAME',
    describe: 'write a journey file from the deliveries about one person instead',
    group: 'Output',
    type: TEXT,
    commands: ['learn'],
  }),
  defineOption({
    name: 'subject',
    kind: 'value',
    placeholder: 'ID',
    describe: 'contact or subject ID that the journey is about',
    group: 'Output',
    type: TEXT,
    defaultText: 'the one with the most deliveries',
    commands: ['learn'],
    requires: 'journey',
  }),
] as const;
