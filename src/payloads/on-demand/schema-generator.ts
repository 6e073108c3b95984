import { faker } from '@faker-js/faker/locale/en';
import { generateSync } from 'json-schema-faker';
import regjsparser from 'regjsparser';

const { parse: parsePattern } = regjsparser;

export { faker, generateSync, parsePattern };
