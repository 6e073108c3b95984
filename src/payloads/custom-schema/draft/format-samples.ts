import type { Random } from '../../../random/random.ts';

const SAMPLES: Readonly<Record<string, readonly string[]>> = {
  'date-time': [
    '2026-03-01T10:00:00Z',
    '2026-03-01T10:00:00+00:00',
    '2026-03-01T10:00:00.250Z',
    '2026-03-01T10:00:00.250000Z',
  ],
  'iso-date-time': ['2026-03-01T10:00:00Z', '2026-03-01T10:00:00'],
  date: ['2026-03-01'],
  time: ['10:00:00Z', '10:00:00+00:00', '10:00:00.250Z'],
  'iso-time': ['10:00:00', '10:00:00Z'],
  duration: ['PT15M', 'P1D', 'P1Y2M3DT4H5M6S', 'P2W'],
  email: ['a@b.co', 'ada@example.com', 'ada.quill@mail.example.com'],
  'idn-email': ['a@b.co', 'ada@example.com'],
  hostname: ['a.co', 'example.com', 'shop.example.com', 'localhost'],
  'idn-hostname': ['a.co', 'example.com'],
  ipv4: ['192.0.2.17', '10.0.0.1', '203.0.113.117'],
  ipv6: ['2001:db8::1', '::1', '2001:0db8:0000:0000:0000:0000:0000:0001'],
  uri: [
    'https://example.com',
    'a:b',
    'http://a.co',
    'https://shop.example/welcome',
    'http://example.com/page',
    'ftp://example.com/file',
    'https://github.com/example/project',
    'https://github.com/example/project.git',
    'git+https://example.com/project.git',
    'mailto:ada@example.com',
    'urn:example:thing',
    'https://example.com/file.json',
    'https://example.com/logo.png',
    'https://example.com/logo.svg',
    '//example.com/page',
  ],
  url: [
    'https://example.com',
    'http://a.co',
    'https://example.com/page',
    'https://shop.example.com/file.json',
  ],
  iri: ['https://example.com', 'a:b'],
  'uri-reference': ['/a', '/welcome', 'https://example.com/page', '#a', './file.json'],
  'iri-reference': ['/a', '/welcome', 'https://example.com/page'],
  'uri-template': ['/orders/{id}', 'https://example.com/orders/{id}'],
  uuid: ['5d2f9c1a-7e43-4b86-9a0f-c3e81b6d4f27'],
  'json-pointer': ['/a', '/orders/0', ''],
  'json-pointer-uri-fragment': ['#/a', '#'],
  'relative-json-pointer': ['0', '1/a'],
  regex: ['^a+$', '.*', 'a'],
  byte: ['d29yZHM=', 'YWJj', ''],
  binary: ['words'],
  password: ['correct horse', 'secret'],
  'iso-4217': ['USD', 'EUR'],
  color: ['#2f7d5b', 'red'],
};

/** Texts of a `format`, the likeliest first, and longer ones where a length is demanded. */
export function shortOfFormat(format: string, minLength: number, random: Random): readonly string[] {
  const samples = SAMPLES[format] ?? [];
  if (minLength === 0) return samples;
  return [
    ...samples,
    ...samples.map((sample) => lengthened(format, sample, minLength - sample.length, random)),
  ];
}

function lengthened(format: string, sample: string, missing: number, random: Random): string {
  const more = (count: number): string => random.pick(['a', 'e', 'o']).repeat(Math.max(0, count));
  if (/email/.test(format)) return more(Math.min(missing, 50)) + sample;
  if (/uri|iri|url/.test(format)) return `${sample}${sample.startsWith('http') ? '/' : ''}${more(missing)}`;
  if (/hostname/.test(format)) return longHost(sample, missing);
  if (format === 'byte') return 'YWJj'.repeat(Math.ceil((missing + sample.length) / 4));
  return sample + more(missing);
}

function longHost(sample: string, missing: number): string {
  return `${'abcdefgh.'.repeat(Math.ceil(Math.max(0, missing) / 9))}${sample}`;
}
