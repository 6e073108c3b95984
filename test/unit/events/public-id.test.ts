import fc from 'fast-check';
import Hashids from 'hashids';
import { expect, it } from 'vitest';
import { idOfPublicId, publicIdOf } from '../../../src/events/public-id.ts';
import { RECORD_CLASSES, type RecordClass } from '../../../src/events/record-class.ts';

const LETTERS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
const CLASSES = Object.keys(RECORD_CLASSES).filter(isRecordClass);

it.each([
  ['Contact', 236_296_209, 'BbBNRxw'],
  ['Contact', 246_579_500, 'YYEXRWP'],
  ['Contact', 24_359, 'vQxYMj'],
  ['Order', 7_677, 'JBBEOJ'],
  ['Order', 22_642, 'JmRRyN'],
  ['Page', 93_362, 'edWLPo'],
  ['Page', 25_062_844, 'xgAbbN'],
  ['Group', 3, 'KekAjm'],
  ['Workspace', 4, 'WjrGvk'],
  ['Orders::LineItem', 674, 'GjPVnN'],
  ['Product', 6_512, 'YRnzRY'],
  ['Products::Price', 22_229, 'YqEWxY'],
  ['Products::Variant', 22_228, 'JdknyN'],
  ['Orders::Invoice', 838, 'WNrMnJ'],
  ['Orders::Invoices::LineItem', 682, 'RegpVj'],
  ['Blogs::Post', 715_154, 'jVElnZ'],
] as const)('gives %s %i the public id that was published: %s', (recordClass, id, publicId) => {
  expect(publicIdOf(recordClass, id)).toBe(publicId);
  expect(idOfPublicId(recordClass, publicId)).toBe(id);
});

it('is Hashids with the salt of the class, for every class and id', () => {
  fc.assert(
    fc.property(fc.constantFrom(...CLASSES), fc.nat(2 ** 40), (recordClass, id) => {
      const hashids = new Hashids(`Default ID Obfuscation Salt for ${recordClass}`, 6, LETTERS);

      expect(publicIdOf(recordClass, id)).toBe(hashids.encode(id));
      expect(idOfPublicId(recordClass, hashids.encode(id))).toBe(id);
    }),
    { numRuns: 400 },
  );
});

it('reads no public id that it would not write', () => {
  for (const text of ['', 'a', 'BbBNRxW', 'BbBNRx', '236296209', 'BbBNRxw!', 'ÄÄÄÄÄÄ'])
    expect(idOfPublicId('Contact', text), text).toBeUndefined();
  expect(idOfPublicId('Visit', 'BbBNRxw')).not.toBe(236_296_209);
});

function isRecordClass(name: string): name is RecordClass {
  return name in RECORD_CLASSES;
}
