import { checkReceivers, checkVectors } from './check-receivers.ts';

checkVectors({
  needs: ['ruby', '-e', 'require "minitest"'],
  files: ['ruby/clickfunnels_signature.rb', 'ruby/clickfunnels_signature_test.rb'],
  run: ['ruby', 'clickfunnels_signature_test.rb'],
});

checkReceivers([
  {
    stack: 'sinatra',
    needs: ['ruby', '-e', 'require "sinatra/base"; require "sqlite3"; require "puma"'],
    start: (port) => ['ruby', 'sinatra_receiver.rb', '-p', String(port), '-q'],
    environment: { APP_ENV: 'production' },
  },
  {
    stack: 'rails',
    needs: ['ruby', '-e', 'require "rails"; require "active_record"; require "sqlite3"; require "puma"'],
    hosts: { 'rails.ru': 'config.ru' },
    start: (port) => ['puma', '-q', '-b', `tcp://127.0.0.1:${port}`, 'config.ru'],
    environment: { RAILS_ENV: 'production' },
  },
]);
