import { describe, expect, it } from 'vitest';
import { diagnose } from '../../generator/diagnostics/catalogue.js';
import type { Diagnostic, SourceLookup } from '../../generator/diagnostics/diagnostic.js';
import { reporters } from '../../generator/diagnostics/report/reporters.js';

const sources: SourceLookup = {
  prepare: () => Promise.resolve(),
  locate: ({ line }) => (line === undefined ? undefined : { line, column: 1 }),
  text: () => undefined,
};

const at = (line: number): { file: string; line: number } => ({ file: 'api.yaml', line });

const missing = (line: number, path: string = 'part.yaml'): Diagnostic =>
  diagnose('file-not-found', { path, near: undefined }, at(line));

const unresolved = (line: number, version: string = ''): Diagnostic =>
  diagnose('unresolved-reference', { reference: '#/nothing', version, near: undefined }, at(line));

const LINES = [...Array(118).keys()].map((index) => 118 - index);

describe('what has one cause', () => {
  it('is told once, at the first place, with the number of the others and some of them', () => {
    expect(
      reporters.pretty(
        LINES.map((line) => missing(line)),
        sources,
      ),
    ).toBe(
      [
        'api.yaml:1:1  error  file-not-found  There is no file "part.yaml". The same holds for 117 further references.',
        '  see api.yaml:2:1: here, too',
        '  see api.yaml:3:1: here, too',
        '  see api.yaml:4:1: here, too',
        '  help: Paths are relative to the document that names them; those of the command line to the working directory.',
        '',
        '1 error',
        '',
      ].join('\n'),
    );
  });

  it('leaves room for other problems', () => {
    const all = [...LINES.map((line) => missing(line)), missing(200, 'other.yaml')];
    const report = reporters.plain(all, sources, { maxProblems: 2 });
    expect(report).toContain('api.yaml:200:1: error file-not-found: There is no file "other.yaml".\n');
    expect(report).not.toContain('not shown');
  });

  it.each(['github', 'markdown'] as const)('is told once in the format %s', (format) => {
    const report = reporters[format]([missing(1), missing(2)], sources);
    expect(report.match(/There is no file/g)).toHaveLength(1);
    expect(report).toContain('The same holds for 1 further reference');
  });

  it.each(['json', 'sarif', 'junit'] as const)('has all its places in the format %s', (format) => {
    const report = reporters[format]([missing(1), missing(2)], sources);
    expect(report.match(/file-not-found/g)?.length).toBeGreaterThanOrEqual(2);
    expect(report).not.toContain('The same holds');
  });

  it('may be found in several versions, at one place or at many', () => {
    const versions = ['2026-01-01', '2026-02-01', '2026-03-01'];
    expect(
      reporters.plain(
        versions.map((version) => unresolved(1, version)),
        sources,
      ),
    ).toBe(
      'api.yaml:1:1: error unresolved-reference: Nothing is at "#/nothing" in version "2026-01-01". The same holds for 2 further versions.\n',
    );
    expect(
      reporters.plain(
        versions.flatMap((version) => [unresolved(1, version), unresolved(7, version)]),
        sources,
      ),
    ).toContain('The same holds for 1 further reference and 2 further versions. (here, too: api.yaml:7:1)\n');
  });

  it.each([
    [
      'an origin that is not allowed',
      ['https://a.example/x/1.yaml', 'https://a.example/2.yaml'].map((url, index) =>
        diagnose('remote-reference', { url }, at(index + 1)),
      ),
    ],
    [
      'a folder that is not allowed',
      ['../common/1.yaml', '../common/2.yaml'].map((path, index) =>
        diagnose('reference-outside-root', { path }, at(index + 1)),
      ),
    ],
    [
      'a server that does not answer',
      [1, 2].map((line) =>
        diagnose('remote-unreadable', { url: 'https://a.example/', reason: 'ENOTFOUND' }, at(line)),
      ),
    ],
    [
      'a scheme that is not declared',
      [1, 2].map((line) => diagnose('unknown-scheme', { name: 'key' }, at(line))),
    ],
    [
      'a version that is not declared',
      [1, 2].map((line) => diagnose('unknown-version', { version: '2027', known: [] }, at(line))),
    ],
  ])('is %s', (_cause, diagnostics) => {
    expect(reporters.plain(diagnostics, sources).trimEnd().split('\n')).toHaveLength(1);
  });

  it.each([
    [
      'other origins',
      ['https://a.example/x', 'https://b.example/x'].map((url, index) =>
        diagnose('remote-reference', { url }, at(index + 1)),
      ),
    ],
    [
      'shapes, each of which is to be mended',
      [1, 2].map((line) => diagnose('wrong-shape', { expected: 'a', found: 'b' }, at(line))),
    ],
  ])('is not that of %s', (_cause, diagnostics) => {
    expect(reporters.plain(diagnostics, sources).trimEnd().split('\n')).toHaveLength(2);
  });
});
