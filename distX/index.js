import { createRequire } from 'node:module';
const program = createRequire(import.meta.url)('./program.cjs');
const door = program["index"];
export const { Code, FatalError, FileSet, applyWrite, at, code, defineConfig, generate, ident, join, key, literal, pathsOutput, planWrite, reporters, specifier, str, versionsOf } = door;
