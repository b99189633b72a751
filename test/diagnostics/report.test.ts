import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { diagnose } from '../../generator/diagnostics/catalogue.js';
import type { Diagnostic, SourceLookup } from '../../generator/diagnostics/diagnostic.js';
import { Diagnostics } from '../../generator/diagnostics/collector.js';
import { reporters } from '../../generator/diagnostics/report/reporters.js';

const TEXT = 'openapi: 3.1.0\ninfo:\n  title: t\npaths: {}\n';
const sources: SourceLookup = {
  prepare: () => Promise.resolve(),
  locate: ({ pointer }) => (pointer === '/info/title' ? { line: 3, column: 10 } : undefined),
  text: (file) => (file === 'api.yaml' ? TEXT : undefined),
};

const typo = diagnose(
  'unknown-version',
  { version: '2026-04-27', known: ['2026-04-16', '2026-04-28'] },
  { file: 'api.yaml', pointer: '/info/title' },
);
const warning: Diagnostic = {
  code: 'w',
  severity: 'warning',
  message: 'Careful.',
  place: { file: 'api.yaml', line: 1, column: 2 },
};
const homeless: Diagnostic = { code: 'h', severity: 'error', message: 'No place.' };
const hostile: Diagnostic = {
  code: 'x',
  severity: 'error',
  message: 'a\n::error file=x::PWN\u001b[2J##vso[task]%0A',
  help: '::warning::h\nb',
  place: { file: '::error::f,g:\n.yaml', line: 1, column: 1 },
  related: [{ message: '\n::error::r', place: { file: '\n##vso[y]', line: 2, column: 1 } }],
};

describe('pretty', () => {
  it('breaks lines between words where the terminal is narrow', () => {
    const text = reporters.pretty(
      [diagnose('nothing-to-generate', { found: undefined, command: 'generate' })],
      sources,
      {
        columns: 40,
        color: true,
      },
    );
    const lines = stripVTControlCharacters(text).split('\n');
    expect(lines.slice(0, 3)).toEqual([
      'error  nothing-to-generate  There is',
      '    neither a specification nor a',
      '    configuration here.',
    ]);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(40);
  });

  it('shows place, severity, code, message, frame, suggestion and count', () => {
    expect(reporters.pretty([typo], sources)).toBe(
      [
        'api.yaml:3:10  error  unknown-version  Version "2026-04-27" is not in the catalogue.',
        '    1 | openapi: 3.1.0',
        '    2 | info:',
        '  > 3 |   title: t',
        '      |          ^',
        '    4 | paths: {}',
        '  help: Did you mean "2026-04-28"?',
        '',
        '1 error',
        '',
      ].join('\n'),
    );
  });

  it('cuts lines of documents before a narrow terminal does', () => {
    const long = `openapi: 3.1.0 # ${'x'.repeat(200)}\n`;
    const place = { file: 'api.yaml', line: 1, column: 120 };
    const report = reporters.pretty(
      [{ ...warning, place }],
      { ...sources, text: () => long },
      { columns: 80 },
    );
    const lines = report.split('\n').filter((line) => line.includes('|'));
    expect(lines).toHaveLength(2);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  it('shows a difference', () => {
    const report = reporters.pretty([{ ...homeless, detail: [' a', '-b\u001b[2J', '+c'] }], sources);
    expect(report).toContain('   a\n  -b\\u001b[2J\n  +c\n');
  });

  it('names related places', () => {
    const related = {
      ...typo,
      related: [{ message: 'declared here', place: { file: 'api.yaml', line: 1 } }],
    };
    expect(reporters.pretty([related], sources)).toContain('  see api.yaml:1:1: declared here\n');
    for (const reporter of [reporters.plain, reporters.github])
      expect(reporter([related], sources)).toContain(' (declared here: api.yaml:1:1)');
  });

  it('breaks no code where a terminal is narrow: what is wrong then has a line of its own', () => {
    const [line = '', next = ''] = reporters.pretty([typo], sources, { columns: 30 }).split('\n');
    expect(line).toMatch(/^api\.yaml:\d+:\d+$/);
    expect(next).toMatch(/^ {4}error {2}\S+/);
    expect(reporters.pretty([typo], sources, { columns: 80 })).toMatch(/^api\.yaml:\d+:\d+ {2}error {2}\S+/);
  });

  it('is coloured only when asked, and says the same then', () => {
    const coloured = reporters.pretty([typo, homeless], sources, { color: true });
    expect(coloured).toContain('\u001b[31merror\u001b[39m');
    expect(stripVTControlCharacters(coloured)).toBe(reporters.pretty([typo, homeless], sources));
  });

  it('says nothing about nothing', () => {
    expect(reporters.pretty([], sources)).toBe('');
  });

  it('counts what it leaves out, and keeps the most severe', () => {
    const report = reporters.pretty([warning, typo, homeless], sources, { maxProblems: 2 });
    expect(report).not.toContain('Careful');
    expect(report).toMatch(/2 errors and 1 warning, of which 1 not shown: --max-problems 3\n$/);
  });
});

describe('plain', () => {
  it('writes one line per problem, in the order of the documents', () => {
    expect(reporters.plain([typo, warning, homeless], sources)).toBe(
      [
        'apivintage: error h: No place.',
        'api.yaml:1:2: warning w: Careful.',
        'api.yaml:3:10: error unknown-version: Version "2026-04-27" is not in the catalogue.',
        '',
      ].join('\n'),
    );
  });
});

describe('json', () => {
  it('is data with positions', () => {
    const report: unknown = JSON.parse(reporters.json([typo, warning], sources));
    expect(report).toEqual({
      errors: 1,
      warnings: 1,
      omitted: 0,
      diagnostics: [
        { severity: 'warning', code: 'w', message: 'Careful.', file: 'api.yaml', line: 1, column: 2 },
        {
          severity: 'error',
          code: 'unknown-version',
          message: 'Version "2026-04-27" is not in the catalogue.',
          help: 'Did you mean "2026-04-28"?',
          file: 'api.yaml',
          line: 3,
          column: 10,
          pointer: '/info/title',
        },
      ],
    });
  });
});

describe('github', () => {
  it('writes annotations, the most severe first, and escapes what would end a property', () => {
    const odd = { ...typo, message: '100% a, b: c', place: { file: 'b,b:c%.yaml', line: 3, column: 1 } };
    expect(reporters.github([warning, odd], sources)).toBe(
      [
        '::error file=b%2Cb%3Ac%25.yaml,line=3,col=1,title=unknown-version::100%25 a, b: c Did you mean "2026-04-28"?',
        '::warning file=api.yaml,line=1,col=2,title=w::Careful.',
        '',
      ].join('\n'),
    );
  });
});

describe('junit', () => {
  it('has a suite for each document and a test for each problem, of which errors fail', () => {
    const odd = { ...typo, message: '<a> & "b"' };
    expect(reporters.junit([warning, odd], sources)).toBe(
      [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<testsuites name="apivintage" tests="2" failures="1">',
        '  <testsuite name="api.yaml" tests="2" failures="1">',
        '    <testcase classname="api.yaml" name="w 1:2"><system-out>warning: api.yaml:1:2 Careful.</system-out></testcase>',
        '    <testcase classname="api.yaml" name="unknown-version 3:10"><failure type="unknown-version" message="&lt;a&gt; &amp; &quot;b&quot;">api.yaml:3:10 &lt;a&gt; &amp; &quot;b&quot; Did you mean &quot;2026-04-28&quot;?</failure></testcase>',
        '  </testsuite>',
        '</testsuites>',
        '',
      ].join('\n'),
    );
  });

  it('passes one test where there is nothing to say', () => {
    expect(reporters.junit([], sources)).toContain('tests="1" failures="0"');
  });
});

describe('markdown', () => {
  it('is a table, the most severe first, in which text is only text', () => {
    const odd = { ...typo, message: 'a | b <img> [x](y) @me #1 https://z' };
    expect(reporters.markdown([warning, odd], sources)).toBe(
      [
        '1 error and 1 warning',
        '',
        '| severity | place | code | message |',
        '| --- | --- | --- | --- |',
        '| error | api.yaml:3:10 | unknown-version | a \\| b &#60;img&#62; \\[x\\]\\(y\\) &#64;me &#35;1 https:&#47;&#47;z Did you mean "2026-04-28"? |',
        '| warning | api.yaml:1:2 | w | Careful. |',
        '',
      ].join('\n'),
    );
  });
});

describe('every report', () => {
  it.each(['pretty', 'plain', 'json', 'github', 'junit', 'markdown'] as const)(
    '%s: nothing hostile comes through',
    (format) => {
      const report = reporters[format]([hostile], sources);
      expect(report).not.toMatch(/(?!\n)\p{Cc}|##vso\[/u);
      const commands = report.split('\n').filter((line) => /^\s*::/.test(line));
      expect(commands.length).toBe(format === 'github' ? 1 : 0);
      if (format === 'github')
        expect(commands[0]).toMatch(
          /^::error file=%3A%3Aerror%3A%3Af%2Cg%3A\\n\.yaml,line=1,col=1,title=x::a\\n/,
        );
    },
  );
});

describe('Diagnostics', () => {
  it('counts each thing once and sorts by place', () => {
    const all = new Diagnostics();
    all.addAll([typo, warning, { ...typo }]);
    expect(all.all).toEqual([typo, warning]);
    expect([all.count('error'), all.count('warning'), all.hasErrors]).toEqual([1, 1, true]);
    expect(all.sorted(sources)).toEqual([warning, typo]);
  });

  it('keeps the same message at two places', () => {
    const all = new Diagnostics();
    all.addAll([warning, { ...warning, place: { file: 'api.yaml', line: 2 } }]);
    expect(all.count('warning')).toBe(2);
    expect(all.hasErrors).toBe(false);
  });
});
