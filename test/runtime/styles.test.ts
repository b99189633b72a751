/** Expected texts are those of the style table of OpenAPI 3.1.1. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  jsonHeader,
  jsonTextHeader,
  renamedHeader,
  simple,
  simpleExploded,
} from '../../templates/runtime/header-styles.js';
import { label, matrix, segment, segments } from '../../templates/runtime/path-styles.js';
import { fillPath } from '../../templates/runtime/path.js';
import { deep, jsonParam, piped, reserved, spaced } from '../../templates/runtime/query-styles.js';
import { wholeJsonQuery, wholeQuery } from '../../templates/runtime/query-whole.js';
import type { QueryStyle } from '../../templates/runtime/operation.js';
import { csv, form, renamed } from '../../templates/runtime/query.js';

const list = ['blue', 'black', 'brown'];
const object = { R: 100, G: 200, B: 150 };

describe('query styles', () => {
  it.each([
    ['form, empty', form, '', 'color='],
    ['form, string', form, 'blue', 'color=blue'],
    ['form, list', form, list, 'color=blue&color=black&color=brown'],
    ['form, object', form, object, 'R=100&G=200&B=150'],
    ['form, list in an object', form, { size: 1, sort: ['a', 'b'], none: [] }, 'size=1&sort=a&sort=b'],
    ['csv, empty', csv, '', 'color='],
    ['csv, string', csv, 'blue', 'color=blue'],
    ['csv, list', csv, list, 'color=blue,black,brown'],
    ['csv, object', csv, object, 'color=R,100,G,200,B,150'],
    ['spaced, list', spaced, list, 'color=blue%20black%20brown'],
    ['spaced, object', spaced, object, 'color=R%20100%20G%20200%20B%20150'],
    ['piped, list', piped, list, 'color=blue%7Cblack%7Cbrown'],
    ['piped, object', piped, object, 'color=R%7C100%7CG%7C200%7CB%7C150'],
    ['deep, object', deep, object, 'color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150'],
    [
      'deep, nested',
      deep,
      { a: { b: [1, 2] }, c: undefined },
      'color%5Ba%5D%5Bb%5D%5B%5D=1&color%5Ba%5D%5Bb%5D%5B%5D=2',
    ],
    ['deep, list', deep, ['x'], 'color%5B%5D=x'],
    ['deep, objects in a list', deep, { a: [{ b: 1 }] }, 'color%5Ba%5D%5B0%5D%5Bb%5D=1'],
    ['json', jsonParam, { a: [1] }, 'color=%7B%22a%22%3A%5B1%5D%7D'],
    ['whole', wholeQuery, '$.a[0]&b#c', '%24.a%5B0%5D%26b%23c'],
    ['whole, nothing', wholeQuery, undefined, ''],
    ['whole, JSON', wholeJsonQuery, { a: ['&'] }, '%7B%22a%22%3A%5B%22%26%22%5D%7D'],
    ['whole, JSON of a text', wholeJsonQuery, 'x', '%22x%22'],
    ['whole, no JSON', wholeJsonQuery, undefined, ''],
    ['form, signs that mean something', form, ['a=b', 'c&d'], 'color=a%3Db&color=c%26d'],
    ['reserved', reserved(form), 'a/b?c&d=e#f+g', 'color=a/b?c%26d%3De%23f%2Bg'],
    ['reserved list', reserved(form), ['a/b', 'c&d'], 'color=a/b&color=c%26d'],
    ['reserved csv', reserved(csv), ['a/b', 'c,d'], 'color=a/b,c%2Cd'],
    ['reserved object', reserved(deep), { 'k[]': ':,' }, 'color%5Bk%5B%5D%5D=:,'],
    ['renamed', renamed('wire', form), 'x', 'wire=x'],
  ])('%s', (_name, style, value, expected) => {
    expect(style('color', value)).toBe(expected);
  });

  it('encodes a separator inside a member, so that lists keep their length', () => {
    expect(csv('color', ['a,b', 'c&d'])).toBe('color=a%2Cb,c%26d');
  });

  it.each([undefined, null, [], {}])('sends nothing for %j', (value) => {
    for (const style of [form, csv, spaced, piped, deep]) expect(style('color', value)).toBe('');
  });

  it('sends false and 0', () => {
    expect(form('a', false)).toBe('a=false');
    expect(form('a', 0)).toBe('a=0');
  });

  const sent = (style: QueryStyle, value: unknown): string => decodeURIComponent(style('a', value));

  it('write bigints as digits, also where texts look like what stands for them', () => {
    const texts = { one: '#5#', two: '##5##', three: '"#5#"', '#5#': '###-5###', five: '5' };
    expect(sent(jsonParam, { ...texts, id: 5n, ids: [-12345678901234567890n] })).toBe(
      `a=${JSON.stringify(texts).slice(0, -1)},"id":5,"ids":[-12345678901234567890]}`,
    );
    expect(sent(form, 5n)).toBe('a=5');
  });

  it('write any value as JSON does', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(sent(jsonParam, value)).toBe(`a=${JSON.stringify(value)}`);
      }),
    );
  });

  const nothing = { toJSON: () => undefined };
  it.each([
    ['a form', form, nothing, 'object'],
    ['a list', csv, [nothing], 'object'],
    ['an object', deep, { x: Symbol('x') }, 'symbol'],
    ['JSON', jsonParam, nothing, 'object'],
    ['a whole query', wholeJsonQuery, nothing, 'object'],
    ['a header', simple, [nothing], 'object'],
    ['a header of JSON', jsonHeader, nothing, 'object'],
  ])('refuse what is undefined in JSON by the name of the parameter (%s)', (_name, style, value, type) => {
    let error: unknown;
    try {
      style('filter', value);
    } catch (thrown) {
      error = thrown;
    }
    const causes = [error, error instanceof Error ? error.cause : undefined].map(String);
    expect(causes[0]).toMatch(/^TypeError: 'filter(?:\[x\])?' cannot be sent/);
    expect(causes.join()).toContain(`cannot be sent: this ${type} is undefined in JSON`);
  });
});

describe('paths in a path', () => {
  it.each([
    ['main.ts', 'main.ts'],
    ['src/main.ts', 'src/main.ts'],
    ['src/**', 'src/**'],
    ['~/a b/#1?.txt', '~/a%20b/%231%3F.txt'],
    ['a%2Fb/ü\\c', 'a%252Fb/%C3%BC%5Cc'],
    ['.env/..rc', '.env/..rc'],
    ['/etc/hosts', '%2Fetc/hosts'],
    ['/', '%2F'],
  ])('%s', (value, expected) => {
    expect(fillPath(['/files/', segments(0), '/history'], [value])).toBe(`/files/${expected}/history`);
  });

  it.each(['', '.', '..', '../a', 'a/../b', 'a/.', '/..', '/a/%2e%2E', '/./a'])('refuses %j', (value) => {
    expect(() => fillPath(['/files/', segments(0)], [value])).toThrow('leads to another path');
  });

  it.each(['a/', 'a//b', '//', '//a', '/a/'])(
    'refuses %j, which servers and proxies do not agree on',
    (value) => {
      expect(() => fillPath(['/files/', segments(0)], [value])).toThrow(
        'ends with a slash, or has two in a row',
      );
    },
  );

  it('stay in their place, whatever they are', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (value) => {
        let path: string;
        try {
          path = fillPath(['/files/', segments(0), '/end'], [value]);
        } catch {
          return;
        }
        const { pathname, search, hash } = new URL(`http://a${path}`);
        expect([pathname, search, hash]).toEqual([path, '', '']);
        expect(decodeURIComponent(path)).toBe(`/files/${value}/end`);
      }),
    );
  });
});

describe('header styles', () => {
  it.each([
    ['list', simple, list, 'blue,black,brown'],
    ['object', simple, object, 'R,100,G,200,B,150'],
    ['exploded object', simpleExploded, object, 'R=100,G=200,B=150'],
    ['unencoded', simple, 'a b/c', 'a b/c'],
  ])('%s', (_name, style, value, expected) => {
    expect(style('X-Color', value)).toEqual(['X-Color', expected]);
  });

  it.each([
    ['Latin-1', { name: 'é' }, String.raw`{"name":"\u00e9"}`],
    ['any script', { ключ: '値' }, String.raw`{"\u043a\u043b\u044e\u0447":"\u5024"}`],
    ['pairs', '🚀', String.raw`"\ud83d\ude80"`],
    ['control characters', '\u007f\u0080\n', String.raw`"\u007f\u0080\n"`],
    ['ASCII', ['~ \\ "'], String.raw`["~ \\ \""]`],
    ['digits', { id: 12345678901234567890n }, '{"id":12345678901234567890}'],
  ])('JSON is ASCII: %s', (_name, value, expected) => {
    expect(jsonHeader('X-Filter', value)).toEqual(['X-Filter', expected]);
  });

  it('JSON as text is the same', () => {
    expect(jsonTextHeader('X-Filter', '{"a":"é"}')).toEqual(['X-Filter', String.raw`{"a":"\u00e9"}`]);
    expect(jsonTextHeader('X-Filter', undefined)).toBeUndefined();
  });

  it('leaves absent values out, and renames', () => {
    expect(simple('X-Color', undefined)).toBeUndefined();
    expect(renamedHeader('X-Wire', simple)('key', 1)).toEqual(['X-Wire', '1']);
  });
});

describe('path styles', () => {
  it.each([
    ['simple list', segment(0), list, '/blue,black,brown'],
    ['simple object', segment(0), object, '/R,100,G,200,B,150'],
    ['simple object, exploded', segment(0, true), object, '/R=100,G=200,B=150'],
    ['label string', label(0), 'blue', '/.blue'],
    ['label list', label(0), list, '/.blue,black,brown'],
    ['label list, exploded', label(0, true), list, '/.blue.black.brown'],
    ['label object', label(0), object, '/.R,100,G,200,B,150'],
    ['label object, exploded', label(0, true), object, '/.R=100.G=200.B=150'],
    ['matrix string', matrix(0, 'color'), 'blue', '/;color=blue'],
    ['matrix list', matrix(0, 'color'), list, '/;color=blue,black,brown'],
    ['matrix list, exploded', matrix(0, 'color', true), list, '/;color=blue;color=black;color=brown'],
    ['matrix object', matrix(0, 'color'), object, '/;color=R,100,G,200,B,150'],
    ['matrix object, exploded', matrix(0, 'color', true), object, '/;R=100;G=200;B=150'],
  ])('%s', (_name, position, value, expected) => {
    expect(fillPath(['/', position], [value])).toBe(expected);
  });
});

describe('paths', () => {
  it.each([
    ['a b', '/x/a%20b/y'],
    ['a/b', '/x/a%2Fb/y'],
    ['a?b#c', '/x/a%3Fb%23c/y'],
    ['a%2fb', '/x/a%252fb/y'],
    ['a\\b', '/x/a%5Cb/y'],
    ['...', '/x/.../y'],
    ['.hidden', '/x/.hidden/y'],
    ['\u0000', '/x/%00/y'],
    ['🚀', '/x/%F0%9F%9A%80/y'],
    [0, '/x/0/y'],
    [true, '/x/true/y'],
    [12345678901234567890n, '/x/12345678901234567890/y'],
  ])('keeps %s in its segment', (value, expected) => {
    const path = fillPath(['/x/', 0, '/y'], [value]);
    expect(path).toBe(expected);
    expect(new URL(path, 'http://a').pathname).toBe(expected);
  });

  it.each(['', '.', '..', '%2e', '%2E%2e', '.%2e', '\ud800', [], {}, NaN, Infinity])(
    'refuses %j',
    (value) => {
      expect(() => fillPath(['/x/', 0, '/y'], [value])).toThrow(
        expect.objectContaining({ name: 'PathParameterError' }),
      );
      expect(() => fillPath(['/x/', 0], [value])).toThrow(TypeError);
    },
  );

  it('keeps or refuses any text', () => {
    const texts = fc.oneof(
      fc.string(),
      fc.string({ unit: 'binary' }),
      fc.constantFrom('./', '../a', '%2f..', '\\\\', '\t', ';'),
    );
    fc.assert(
      fc.property(texts, (value) => {
        fc.pre(!/^(?:\.|%2e){0,2}$/i.test(value));
        const path = fillPath(['/x/', 0, '/y'], [value]);
        const [, x, segmentText = '', y, ...rest] = new URL(`http://a${path}`).pathname.split('/');
        expect([x, decodeURIComponent(segmentText), y, rest]).toEqual(['x', value, 'y', []]);
      }),
      { numRuns: 2000 },
    );
  });

  it('refuses what no type allows', () => {
    const values: Record<string, unknown> = {
      nothing: undefined,
      null: null,
      symbol: Symbol('a'),
      call: () => 1,
    };
    for (const value of Object.values(values)) {
      expect(() => void Reflect.apply(fillPath, undefined, [['/x/', 0], [value]])).toThrow(/path parameter/);
    }
  });

  it('may have a query of its own', () => {
    expect(fillPath(['/x?a=b/c&d=', 0], ['e f'])).toBe('/x?a=b/c&d=e%20f');
  });

  it('refuses dots in every style', () => {
    for (const position of [segment(0), label(0), matrix(0, 'a')])
      expect(() => fillPath(['/', position], ['..'])).toThrow(/leads to another path/);
    for (const position of [segment(0), label(0)])
      expect(() => fillPath(['/', position], [[]])).toThrow(/leads to another path/);
  });
});
