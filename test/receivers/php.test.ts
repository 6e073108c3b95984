import { checkReceivers, checkVectors } from './check-receivers.ts';

checkVectors({
  needs: ['php', '-r', 'hash_hmac("sha256", "", "");'],
  files: ['php/clickfunnels_signature.php', 'php/clickfunnels_signature_test.php'],
  run: ['php', 'clickfunnels_signature_test.php'],
});

checkReceivers([
  {
    stack: 'php',
    needs: ['php', '-r', 'new PDO("sqlite::memory:");'],
    start: (port) => ['php', '-S', `127.0.0.1:${port}`, 'receiver.php'],
  },
  {
    stack: 'laravel',
    needs: ['php', '-r', 'new PDO("sqlite::memory:"); require "Illuminate/Database/autoload.php";'],
    hosts: { 'laravel.php': 'index.php' },
    start: (port) => ['php', '-S', `127.0.0.1:${port}`, 'index.php'],
  },
]);
