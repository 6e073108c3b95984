import type { Stack } from './stack.ts';

type Fixes = Stack['fixes'];

const SQL = 'INSERT INTO webhook_events (event_id, …) VALUES (…) ON CONFLICT DO NOTHING';

/** How things are fixed in a language, whatever the framework. */
export const FIXES_BY_LANGUAGE: Readonly<Record<Stack['language'], Fixes>> = {
  node: {
    'raw-body': 'Verify a Buffer of the bytes that arrived, not JSON.stringify() of what was parsed.',
    comparison: 'Compare buffer lengths first, since timingSafeEqual() throws when they differ.',
    timestamp: 'Accept /^\\d{1,12}$/ only, then Number(timestamp).',
    parsing: 'Put JSON.parse() into try/catch and read fields with event?.event_id.',
    deduplication: `${SQL}, with event_id as primary key.`,
    production: 'Run with NODE_ENV=production.',
  },
  python: {
    'raw-body': 'Verify the bytes of the body, not json.dumps() of what was parsed.',
    comparison: 'Use hmac.compare_digest() on bytes: it raises TypeError for non-ASCII str.',
    timestamp: 're.fullmatch(r"[0-9]{1,12}", timestamp), then int(timestamp).',
    parsing:
      'Catch (ValueError, TypeError, KeyError, RecursionError) around json.loads() and the fields that you read.',
    deduplication: `${SQL}, with event_id as primary key.`,
  },
  ruby: {
    'raw-body': 'Verify the String of bytes that arrived, not to_json of what was parsed.',
    comparison: 'Use OpenSSL.secure_compare(expected, signature): it also handles another length.',
    timestamp: '/\\A\\d{1,12}\\z/.match?(timestamp), then to_i. Without the check, to_i makes 0 of text.',
    parsing: 'Rescue JSON::ParserError, and ask event.is_a?(Hash) before reading fields.',
    deduplication: `${SQL}, with a unique index on event_id.`,
  },
  php: {
    'raw-body': "Verify file_get_contents('php://input'), not json_encode() of what was parsed.",
    comparison: 'Use hash_equals($expected, $signature), not == or ===.',
    timestamp:
      "preg_match('/\\A[0-9]{1,12}\\z/', $timestamp), then (int) $timestamp. Without the check, the cast makes 0 of text.",
    parsing: "json_decode() returns null for invalid JSON: check is_string($event['event_id'] ?? null).",
    'body-limit': 'Raise post_max_size in php.ini.',
    deduplication: `${SQL}, with event_id as primary key.`,
    production: 'Set display_errors=0 in php.ini.',
  },
  go: {
    'raw-body': 'Verify the bytes of io.ReadAll(r.Body), before json.Unmarshal.',
    comparison: 'Use hmac.Equal on the two hex texts: it also handles another length.',
    timestamp: 'Match ^[0-9]{1,12}$, then strconv.ParseInt, and check its error.',
    parsing: 'Check the error of json.Unmarshal, and respond 400.',
    'body-limit': 'Raise the limit of http.MaxBytesReader.',
    deduplication: `${SQL}, with event_id as primary key.`,
  },
};
