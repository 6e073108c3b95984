// @chunk commands
import type { ConfigVocabulary } from '../../config/simulator-config.ts';
import { configurableOptions, configurableServeOptions, optionsBeside } from '../../options/registry.ts';

/** The options that a configuration file can set. */
export const CONFIG_VOCABULARY = {
  options: configurableOptions(),
  serveOptions: configurableServeOptions(),
  eventOptions: optionsBeside('an event'),
  receiverOptions: optionsBeside('the receiver'),
} satisfies ConfigVocabulary;
