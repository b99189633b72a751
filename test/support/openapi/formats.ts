/** The formats of OpenAPI and JSON Schema that strings are checked for, with a text of each. */

interface Format {
  readonly pattern: RegExp;
  readonly example: string;
}

const DATE = String.raw`\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])`;
const TIME = String.raw`(?:[01]\d|2[0-3]):[0-5]\d:(?:[0-5]\d|60)(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})`;
const UUID = '[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}';
const BYTE = String.raw`(?:\d|[1-9]\d|1\d\d|2[0-4]\d|25[0-5])`;

export const FORMATS: ReadonlyMap<string, Format> = new Map([
  ['date', { pattern: new RegExp(`^${DATE}$`), example: '2026-04-28' }],
  ['time', { pattern: new RegExp(`^${TIME}$`), example: '08:00:00Z' }],
  ['date-time', { pattern: new RegExp(`^${DATE}T${TIME}$`), example: '2026-04-28T08:00:00Z' }],
  ['duration', { pattern: /^P(?=.)(?:\d+[YMWD])*(?:T(?:\d+[HMS])+)?$/, example: 'PT5M' }],
  ['email', { pattern: /^[^\s@]+@[^\s@]+\.[^\s@]+$/, example: 'ada@example.com' }],
  ['hostname', { pattern: /^[\w-]+(?:\.[\w-]+)*$/, example: 'example.com' }],
  ['ipv4', { pattern: new RegExp(`^${BYTE}(?:\\.${BYTE}){3}$`), example: '192.0.2.1' }],
  ['ipv6', { pattern: /^[0-9a-f:]+$/i, example: '2001:db8::1' }],
  ['uri', { pattern: /^[a-z][a-z\d+.-]*:\S+$/i, example: 'https://example.com/a' }],
  ['uri-reference', { pattern: /^\S*$/, example: '/a' }],
  ['uuid', { pattern: new RegExp(`^${UUID}$`, 'i'), example: '00000000-0000-4000-8000-000000000000' }],
  ['byte', { pattern: /^[A-Za-z\d+/]*={0,2}$/, example: 'aGVsbG8=' }],
]);
