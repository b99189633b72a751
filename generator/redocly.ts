// A plugin of Redocly: our rules for teams that lint with it already.
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
// Types only: who loads a plugin of Redocly has it.
import type { Source } from '@redocly/openapi-core';

/** A document, as Redocly knows it. */
export type RedoclySource = Source;

/** What a rule needs of Redocly. */
export interface RedoclyContext {
  readonly location: { readonly source: RedoclySource };
  report(problem: {
    message: string;
    location: { source: RedoclySource; pointer: string };
    forceSeverity: 'error' | 'warn';
  }): void;
}

/** What a rule looks at: a type, since Redocly wants an index signature, which no interface has by itself. */
export type RedoclyVisitor = {
  readonly ref: (
    node: unknown,
    context: RedoclyContext,
    target: { readonly location?: { readonly source: RedoclySource } | undefined },
  ) => void;
  readonly Root: { readonly leave: (root: unknown, context: RedoclyContext) => void };
};

/** A plugin of Redocly. */
export interface RedoclyPlugin {
  id: string;
  rules: Record<'oas2' | 'oas3', Record<'lint', () => RedoclyVisitor>>;
  configs: Record<'recommended', { rules: Record<string, 'error'> }>;
}

/**
 * A rule is asked synchronously and sees what Redocly read. Ours look at every version of the description as a whole, and
 * read it themselves: in a process of its own, which is the command that everybody else runs.
 */
const lintRule = (): RedoclyVisitor => {
  const sources = new Map<string, RedoclySource>();
  const remember = (source: RedoclySource | undefined): void => {
    if (source !== undefined) sources.set(source.absoluteRef, source);
  };
  return {
    ref: (_node, _context, { location }) => remember(location?.source),
    Root: {
      leave: (_root, context) => {
        const entry = context.location.source;
        remember(entry);
        for (const found of findingsOf(entry.absoluteRef)) {
          const source = found.file === undefined ? entry : sources.get(absolute(found.file));
          context.report({
            message: source === undefined ? `${found.file ?? ''}: ${found.message}` : found.message,
            location: {
              source: source ?? entry,
              pointer: `#${source === undefined ? '/' : found.pointer || '/'}`,
            },
            forceSeverity: found.severity,
          });
        }
      },
    },
  };
};

const absolute = (file: string): string => (/^https?:/i.test(file) ? file : resolve(file));

interface Finding {
  readonly message: string;
  readonly severity: 'error' | 'warn';
  readonly file: string | undefined;
  readonly pointer: string;
}

const findingsOf = (entry: string): readonly Finding[] => {
  const cli = fileURLToPath(new URL('cli.js', import.meta.url));
  const { stdout, stderr, error } = spawnSync(
    process.execPath,
    [cli, 'lint', entry, '--format', 'json', '--quiet'],
    { encoding: 'utf8', maxBuffer: Infinity, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  if (error !== undefined) throw error;
  const report = parsed(stdout);
  if (report === undefined) throw new Error(`apivintage lint did not end well: ${stderr}`);
  const diagnostics = member(report, 'diagnostics');
  return Array.isArray(diagnostics) ? diagnostics.flatMap(findingOf) : [];
};

/** What Redocly says itself is not said again. */
const findingOf = (diagnostic: unknown): readonly Finding[] => {
  const text = (key: string): string | undefined => {
    const value = member(diagnostic, key);
    return typeof value === 'string' ? value : undefined;
  };
  const code = text('code') ?? '';
  if (code.startsWith('redocly/')) return [];
  return [
    {
      message: [`${text('message') ?? ''} (${code})`, text('help')].filter(Boolean).join(' '),
      severity: text('severity') === 'error' ? 'error' : 'warn',
      file: text('file'),
      pointer: text('pointer') ?? '/',
    },
  ];
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const member = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null
    ? Object.getOwnPropertyDescriptor(value, key)?.value
    : undefined;

/** `plugins: ['./node_modules/apivintage/dist/redocly.js']` and `extends: ['apivintage/recommended']` in redocly.yaml. */
const redoclyPlugin = (): RedoclyPlugin => ({
  id: 'apivintage',
  rules: { oas2: { lint: lintRule }, oas3: { lint: lintRule } },
  configs: { recommended: { rules: { 'apivintage/lint': 'error' } } },
});

export default redoclyPlugin;
