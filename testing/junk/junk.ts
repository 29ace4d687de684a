import fc from 'fast-check';

/** As deep as a parser may be led down. */
const nested = (depth: number) => JSON.parse(`${'['.repeat(depth)}${']'.repeat(depth)}`) as unknown;

/** Texts that something in a server may choke on. */
export const junkText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(
    '\0',
    'a\0b',
    '\ud800',
    'x\udfff',
    '',
    ' ',
    'x'.repeat(70_000),
    'ż'.repeat(3_000),
    '\u202egnp.exe',
    '\ufeff',
    '\u2028',
    'infinity',
    '-infinity',
    '0000-00-00',
    '2026-02-30',
    '99999-12-31',
    '0001-01-01 BC',
    '1e400',
    '9223372036854775808',
    'NaN',
    '%',
    '_%\\',
    "'; drop table people; --",
    '=1+1',
    '<script>',
    '../../etc/passwd',
    '__proto__',
    'constructor',
    '{"a":1}',
    '00000000-0000-0000-0000-000000000000',
    'ffffffff-ffff-ffff-ffff-ffffffffffff',
  ),
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
);

/** Whatever somebody may send where something else is expected. */
export const junkValue: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 3, arbitrary: junkText },
  fc.constantFrom<unknown>(
    null,
    true,
    false,
    0,
    -0,
    -1,
    1.5,
    1e308,
    -1e308,
    5e-324,
    2 ** 31,
    2 ** 53,
    -(2 ** 63),
    [],
    {},
    [[]],
    ['a', 'b'],
    [null],
    { length: 1 },
    { toString: 1, valueOf: 2 },
    { toJSON: 1 },
    nested(40),
    nested(900),
  ),
  fc.jsonValue({ maxDepth: 3 }),
  fc.array(junkText, { maxLength: 3 }),
);

/** Bodies that are no message of any kind. */
export const junkBody: fc.Arbitrary<string | Uint8Array<ArrayBuffer>> = fc.oneof(
  fc.constantFrom(
    '',
    'null',
    '[]',
    '""',
    '0',
    '{',
    '{}',
    '{"a":1,"a":2}',
    '{"__proto__":{"a":1}}',
    '{"constructor":{"prototype":{"a":1}}}',
    '\ufeff{}',
    '{"a":1e999999}',
    '[1,]',
    '"\\ud800"',
    `{"a":"\\u0000"}`,
    'NaN',
    '['.repeat(100_000),
    `${'['.repeat(10_000)}${']'.repeat(10_000)}`,
    '{"a":'.repeat(5_000),
    'a=1&a=2&a[]=3&a[b]=4&[=&]=&a[[]]=1',
    'grant_type=%00&pre-authorized_code=%ff%fe&tx_code=%',
    'event: message\ndata: {}\n\n',
    '--b\r\nContent-Disposition: form-data; name="file"; filename="\0"\r\n\r\nx\r\n--b--',
    'a'.repeat(100_000),
    'e30.e30.e30',
  ),
  fc.uint8Array({ maxLength: 200 }).map((bytes) => Uint8Array.from(bytes)),
  junkValue.map((value) => JSON.stringify(value)),
);

export const junkType: fc.Arbitrary<string | undefined> = fc.constantFrom(
  undefined,
  'application/json; charset=utf-16',
  'application/jsonish',
  'text/plain',
  'text/event-stream',
  'application/x-www-form-urlencoded',
  'multipart/form-data',
  'multipart/form-data; boundary=b',
  'image/jpeg',
  'application/octet-stream',
  'application/secevent+jwt',
  'application/jwt',
  ';;;',
  'x'.repeat(500),
);

/** Only what HTTP lets into a header. */
const headerText = fc.oneof(
  fc.constantFrom('', ',', ';', '=', 'Bearer', 'Bearer ', 'DPoP e30.e30.', 'a=b; a=c; =', 'null', '0', '-1', '*', '"'),
  fc.string({ unit: fc.integer({ min: 0x20, max: 0x7e }).map((code) => String.fromCodePoint(code)), maxLength: 40 }),
  fc.constantFrom('eyJ.eyJ.x', 'Bearer eyJhbGciOiJub25lIn0.e30.', '\u00ff\u00fe'),
);

const HEADERS = [
  'Cookie',
  'Authorization',
  'DPoP',
  'Accept',
  'Accept-Language',
  'Accept-Encoding',
  'Content-Disposition',
  'Content-Encoding',
  'If-None-Match',
  'Last-Event-ID',
  'Origin',
  'Range',
  'User-Agent',
  'X-CSRF-Token',
  'X-Forwarded-For',
] as const;

export const junkHeaders: fc.Arbitrary<Record<string, string>> = fc.dictionary(
  fc.constantFrom<string>(...HEADERS),
  headerText,
  { maxKeys: 3, noNullPrototype: true },
);

/** As it stands in an address. */
export const junkSegment: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom('%', '%zz', '%C3%28', '%00', '%ED%A0%80', '..', '%2e%2e', '%2F', 'a;b', '~', '*', '%252e', ' ', '😀'),
  junkText.map((text) => encodeURIComponent(text.toWellFormed()).slice(0, 2_000)),
);
