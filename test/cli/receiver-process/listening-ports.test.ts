import { createServer } from 'node:http';
import { expect, it } from 'vitest';
import {
  descendants,
  listeningPorts,
  portsFromLsof,
  portsFromNetstat,
  portsFromTable,
} from '../../../src/cli/receiver-process/listening-ports.ts';

it('reads the ports on which a process listens', async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();

  expect(listeningPorts([process.pid])).toContain(typeof address === 'object' ? address?.port : undefined);
  server.close();
});

it('reads the table of Linux: sockets that listen, and of these processes', () => {
  const table = `  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
   0: 0100007F:0BB8 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 71 1 0 100 0 0 10 0
   1: 0100007F:0BB9 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 72 1 0 100 0 0 10 0
   2: 0100007F:0BBA 0100007F:9C40 01 00000000:00000000 00:00000000 00000000     0        0 73 1 0 20 4 30 10 -1`;

  expect(portsFromTable(table, new Set(['71', '73']))).toEqual([3000]);
});

it('reads what lsof prints', () => {
  expect(portsFromLsof('p4711\nf12\nn*:3001\nf13\nn127.0.0.1:3000\nf14\nn[::1]:3000\n')).toEqual([
    3000, 3001,
  ]);
});

it('reads what netstat prints on Windows, in whatever language', () => {
  const text = `
  Proto  Lokale Adresse         Remoteadresse          Status           PID
  TCP    0.0.0.0:3000           0.0.0.0:0              ABHÖREN          8
  TCP    0.0.0.0:3001           0.0.0.0:0              ABHÖREN          9
  TCP    [::]:3002              [::]:0                 ABHÖREN          8
  TCP    127.0.0.1:3003         127.0.0.1:50000        HERGESTELLT      8
  UDP    0.0.0.0:3004           *:*                                     8`;

  expect(portsFromNetstat(text, new Set([8]))).toEqual([3000, 3002]);
});

it('finds everything below a process', () => {
  expect(
    [
      ...descendants(
        [1],
        [
          [3, 2],
          [2, 1],
          [5, 4],
        ],
      ),
    ].sort((a, b) => a - b),
  ).toEqual([1, 2, 3]);
});
