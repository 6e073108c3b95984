import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { claimFolder } from '../../../src/store/owner-lock.ts';
import { processIdentity } from '../../../src/store/process-identity.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

it('claims a folder for one at a time', () => {
  const folder = temporaryFolder();
  const lock = claimFolder(folder);

  expect(() => claimFolder(folder)).toThrow(expect.objectContaining({ code: 'data-in-use' }));
  lock.release();
  lock.release();
  expect(readdirSync(folder)).toEqual([]);
  claimFolder(folder).release();
});

it('takes over from a process that is no more', () => {
  const folder = temporaryFolder();
  writeOwner(folder, { pid: deadPid(), identity: null, token: 'gone' });

  const lock = claimFolder(folder);

  expect(lock.isHeld()).toBe(true);
  expect(ownerIn(folder)).toMatchObject({ pid: process.pid });
  expect(readdirSync(folder)).toEqual(['owner.json']);
});

it('takes over from a process whose number belongs to another one by now', () => {
  const folder = temporaryFolder();
  writeOwner(folder, { pid: process.pid, identity: 'another start', token: 'gone' });

  expect(claimFolder(folder).isHeld()).toBe(true);
});

it.each(['', '{', '[]', '{"pid":"x"}', '{"pid":-1,"token":"x"}'])(
  'takes over a claim that says "%s"',
  (text) => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'owner.json'), text);

    expect(claimFolder(folder).isHeld()).toBe(true);
  },
);

it('gives nothing free that somebody else has claimed since', () => {
  const folder = temporaryFolder();
  const lock = claimFolder(folder);
  writeOwner(folder, { pid: process.pid, identity: processIdentity(process.pid) ?? null, token: 'other' });

  lock.release();

  expect(lock.isHeld()).toBe(false);
  expect(existsSync(join(folder, 'owner.json'))).toBe(true);
});

it('tells processes apart by when they started', () => {
  expect(processIdentity(process.pid)).toBe(processIdentity(process.pid));
  expect(processIdentity(process.pid)).not.toBe(processIdentity(process.ppid));
  expect(processIdentity(deadPid())).toBeUndefined();
});

function deadPid(): number {
  return spawnSync(process.execPath, ['--version']).pid;
}

function writeOwner(folder: string, owner: object): void {
  writeFileSync(join(folder, 'owner.json'), JSON.stringify(owner));
}

function ownerIn(folder: string): unknown {
  return JSON.parse(readFileSync(join(folder, 'owner.json'), 'utf8'));
}
