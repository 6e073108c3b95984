import { parseDocument } from 'yaml';

export { parseDocument };
