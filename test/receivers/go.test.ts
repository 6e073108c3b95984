import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkReceivers, checkVectors } from './check-receivers.ts';

/** Debian's packages, and nothing from the network. */
const ENVIRONMENT = {
  GO111MODULE: 'off',
  GOPATH: '/usr/share/gocode',
  GOFLAGS: '',
  GOCACHE: join(tmpdir(), 'cf-webhook-sim-go-cache'),
};

checkVectors({
  needs: ['go', 'version'],
  files: ['go/signature.go', 'go/signature_test.go'],
  run: ['go', 'test'],
  environment: ENVIRONMENT,
});

checkReceivers([
  {
    stack: 'go',
    needs: ['sh', '-c', 'go version && cc --version && ls /usr/share/gocode/src/github.com/mattn/go-sqlite3'],
    prepare: [['go', 'build', '-tags', 'libsqlite3', '-o', 'receiver', '.']],
    start: () => ['./receiver'],
    environment: ENVIRONMENT,
  },
]);
