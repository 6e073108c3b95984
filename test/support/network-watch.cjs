// Loaded before a program: keeps every name that it looks up and every address that it connects to in a file.
const { appendFileSync } = require('node:fs');
const dns = require('node:dns');
const dgram = require('node:dgram');
const net = require('node:net');

const file = process.env['NETWORK_WATCH_FILE'];
const keep = (what, name) => appendFileSync(file, `${what} ${name}\n`);

const { connect } = net.Socket.prototype;
net.Socket.prototype.connect = function (...args) {
  const [given] = Array.isArray(args[0]) ? args[0] : args;
  if (typeof given !== 'object') keep('connect', args[1] ?? 'localhost');
  else if (given.path === undefined || given.port !== undefined) keep('connect', given.host ?? 'localhost');
  return connect.apply(this, args);
};
for (const api of [dns, dns.promises]) {
  for (const name of ['lookup', 'resolve', 'resolve4', 'resolve6', 'resolveAny', 'resolveTxt']) {
    const original = api[name];
    api[name] = (...args) => {
      keep('look up', args[0]);
      return original.apply(api, args);
    };
  }
}
const { createSocket } = dgram;
dgram.createSocket = (...args) => {
  keep('datagrams', 'of any kind');
  return createSocket(...args);
};
