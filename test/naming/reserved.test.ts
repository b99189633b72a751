// Names that the runtime brings into a client are taken, so that a schema of such a name gets another one.
import { describe, expect, it } from 'vitest';
import { GLOBALS, OWN_EXPORTS } from '../../generator/naming/reserved.js';
import { PUBLIC_RUNTIME, RUNTIME_MODULES } from '../../generator/typescript/runtime-names.js';

/** Types are written in PascalCase: a function of the runtime meets no schema. */
const isTypeName = (name: string): boolean => /^[A-Z]/.test(name);

describe('reserved names', () => {
  it('hold every type that generated files import or export of the runtime', () => {
    const used = [
      ...Object.keys(RUNTIME_MODULES),
      ...PUBLIC_RUNTIME.flatMap(({ values, types }) => [...values, ...types]),
    ].filter(isTypeName);
    expect(used.length).toBeGreaterThan(20);
    expect(used.filter((name) => !OWN_EXPORTS.has(name) && !GLOBALS.has(name))).toEqual([]);
  });
});
