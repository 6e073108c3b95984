import { faker } from '@faker-js/faker/locale/en';
import { generateSync } from 'json-schema-faker';

export { faker, generateSync };
