const LOOPBACK_V4 = /^127(\.\d{1,3}){3}$/;
/** An IPv4 loopback address inside IPv6, as people write it and as URLs do. */
const MAPPED_V4 = /^::ffff:(?:127(?:\.\d{1,3}){3}|7f[\da-f]{2}:[\da-f]{1,4})$/;
const BOTH: readonly string[] = ['127.0.0.1', '::1'];

/** `0.0.0.0` and `::` are what servers print that listen everywhere; to a client they mean this machine. */
const EVERY_ADDRESS: Readonly<Record<string, readonly string[]>> = {
  '0.0.0.0': ['127.0.0.1'],
  '::': ['::1', '127.0.0.1'],
};

/** Whether a host name means this machine without asking a name server. */
export function isLoopback(host: string): boolean {
  const name = bareName(host);
  return isLocalName(name) || isLoopbackAddress(name);
}

/** Whether an address without brackets belongs to this machine alone. */
export function isLoopbackAddress(address: string): boolean {
  return address === '::1' || LOOPBACK_V4.test(address) || MAPPED_V4.test(address);
}

/**
 * The addresses behind a host that means this machine, found without a look-up: a hosts file or a name server may say
 * something else, or only half of it.
 *
 * @param host With or without brackets.
 * @returns `undefined` for a host that may be elsewhere.
 */
export function loopbackAddressesOf(host: string): readonly string[] | undefined {
  const name = bareName(host);
  if (isLocalName(name)) return BOTH;
  return isLoopbackAddress(name) ? [name] : EVERY_ADDRESS[name];
}

function isLocalName(name: string): boolean {
  return name === 'localhost' || name.endsWith('.localhost');
}

/** Without brackets and without the dot that ends a full name. */
function bareName(host: string): string {
  return host.toLowerCase().replace(/^\[|\]$|\.$/g, '');
}
