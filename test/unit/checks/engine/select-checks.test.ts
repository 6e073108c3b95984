import { expect, it } from 'vitest';
import { CHECKS } from '../../../../src/checks/catalog/registry.ts';
import { selectChecks } from '../../../../src/checks/engine/select-checks.ts';

it('chooses by id, by entry of the catalog, by family and by group, in any letter case', () => {
  expect(chosen({ only: ['auth-02b'] })).toEqual(['AUTH-02b']);
  expect(chosen({ only: ['AUTH-02'] })).toEqual(['AUTH-02a', 'AUTH-02b', 'AUTH-02c', 'AUTH-02d']);
  expect(chosen({ only: ['sig'] })).toEqual(chosen({ only: ['signature-bytes'] }));
  expect(chosen({ only: ['control', 'SIG-02'] })).toEqual(['CTRL-01', 'CTRL-02', 'SIG-02']);
});

it('leaves out what is excluded, also of what was chosen', () => {
  expect(chosen({ exclude: ['forgery'] })).not.toContain('AUTH-01a');
  expect(chosen({ only: ['AUTH-02'], exclude: ['AUTH-02d'] })).toEqual(['AUTH-02a', 'AUTH-02b', 'AUTH-02c']);
});

it('suggests what was likely meant', () => {
  expect(() => chosen({ only: ['AUTH-02x'] })).toThrow(
    'Unknown check or group of checks "AUTH-02x". Did you mean AUTH-02',
  );
  expect(() => chosen({ exclude: ['replay'] })).toThrow(/replay-window/);
});

it('refuses a selection of nothing', () => {
  expect(() => chosen({ only: ['AUTH-02'], exclude: ['forgery'] })).toThrow(
    'exclude leaves no check to run.',
  );
});

function chosen(selection: Parameters<typeof selectChecks>[1]): string[] {
  return selectChecks(CHECKS, selection).map(({ id }) => id);
}
