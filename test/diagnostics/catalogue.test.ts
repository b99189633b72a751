import { describe, expect, it } from 'vitest';
import { codes, explainCode, diagnose } from '../../generator/diagnostics/catalogue.js';

describe('diagnose', () => {
  it('makes what it quotes harmless, and leaves out what is absent', () => {
    expect(diagnose('not-utf8', { found: 'a\nb' })).toEqual({
      code: 'not-utf8',
      severity: 'error',
      message: 'This is not UTF-8 text: a\\nb.',
      help: 'Save the document as UTF-8, with or without a byte order mark.',
    });
  });

  it('checks the arguments of a code when compiled', () => {
    // @ts-expect-error: the code quotes a path
    const wrong = () => diagnose('file-not-found', {});
    // @ts-expect-error: there is no such code
    const unknown = () => diagnose('no-such-code', {});
    // @ts-expect-error: the code quotes nothing
    const tooMany = () => diagnose('empty-interval', { version: 'x' });
    expect([wrong, unknown, tooMany]).toHaveLength(3);
  });

  it('suggests a version, or lists those that exist', () => {
    const known = ['2026-04-16', '2026-04-28'];
    expect(diagnose('unknown-version', { version: '2026-04-29', known }).help).toBe(
      'Did you mean "2026-04-28"?',
    );
    expect(diagnose('unknown-version', { version: 'v1', known }).help).toBe(
      'Declared: 2026-04-16, 2026-04-28.',
    );
  });
});

describe('the catalogue', () => {
  it('has kebab-case codes', () => {
    for (const code of codes()) expect(code).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
  });

  it('explains codes, and only those', () => {
    expect(explainCode('output-edited')).toMatchObject({ code: 'output-edited', severity: 'error' });
    expect(explainCode('toString')).toBeUndefined();
  });
});
