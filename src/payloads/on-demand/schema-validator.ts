import { Ajv2020 } from 'ajv/dist/2020.js';
import draft06 from 'ajv/dist/refs/json-schema-draft-06.json' with { type: 'json' };
import draft07 from 'ajv/dist/refs/json-schema-draft-07.json' with { type: 'json' };
import addFormats from 'ajv-formats';

/** The meta-schemas of drafts that {@link Ajv2020} does not bring along, by address. */
const olderMetaSchemas = {
  'http://json-schema.org/draft-06/schema': draft06,
  'http://json-schema.org/draft-07/schema': draft07,
};

export { Ajv2020, addFormats, olderMetaSchemas };
