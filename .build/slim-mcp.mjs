import { findings } from './findings.mjs';

const VALIDATOR = /[\\/]@modelcontextprotocol[\\/]sdk[\\/].*[\\/]validation[\\/]ajv-provider\.js$/;

/**
 * Bundles the SDK of the Model Context Protocol without the validator of what a person is asked for, which our server
 * never does: half of its code.
 */
export function slimMcp() {
  const { note, requireAll } = findings('slim-mcp', ['validator']);
  return {
    requireAll,
    plugin: {
      name: 'slim-mcp',
      load(id) {
        if (!VALIDATOR.test(id)) return null;
        note('validator');
        return 'export class AjvJsonSchemaValidator {}';
      },
    },
  };
}
