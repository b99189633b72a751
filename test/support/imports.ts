/** The import lines of the program. */
import { readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { filesIn } from './folders.js';

/** One module naming another of the same folder tree. */
export interface Edge {
  /** Relative to the folder, `/`-separated, ending in `.ts`. */
  readonly from: string;
  readonly to: string;
  /** Gone when types are stripped. */
  readonly isTypeOnly: boolean;
  /** 1-based. */
  readonly line: number;
}

const IMPORT =
  /^(?:import|export)(?<type> type)?\b(?:[^;'"]*?\bfrom)?\s*'(?<static>\.[^']+)'|\bimport\('(?<dynamic>\.[^']+)'\)/gm;

/** Every relative import and re-export of the modules below a folder. */
export async function edgesIn(folder: string): Promise<readonly Edge[]> {
  const modules = (await filesIn(folder)).filter((path) => path.endsWith('.ts'));
  return modules.flatMap((from) => edgesOf(from, readFileSync(join(folder, from), 'utf8')));
}

/** The imports in the text of one module. */
export function edgesOf(from: string, text: string): readonly Edge[] {
  return [...text.matchAll(IMPORT)].map((match) => {
    const specifier = match.groups?.['static'] ?? match.groups?.['dynamic'] ?? '';
    return {
      from,
      to: posix.join(dirname(from), specifier).replace(/\.js$/, '.ts'),
      isTypeOnly: match.groups?.['type'] !== undefined || hasTypesOnly(match[0]),
      line: text.slice(0, match.index).split('\n').length,
    };
  });
}

/** `import { type A, type B } from …` */
function hasTypesOnly(statement: string): boolean {
  const names = /\{([^}]*)\}/
    .exec(statement)?.[1]
    ?.split(',')
    .map((name) => name.trim());
  const given = names?.filter((name) => name !== '') ?? [];
  return given.length > 0 && given.every((name) => name.startsWith('type '));
}

/** The first cycle among edges, as the modules on the way round; empty where there is none. */
export function cycleIn(edges: readonly Edge[]): readonly string[] {
  const next = new Map<string, Edge[]>();
  for (const edge of edges) next.set(edge.from, [...(next.get(edge.from) ?? []), edge]);
  const done = new Set<string>();
  const visit = (module: string, way: readonly string[]): readonly string[] => {
    if (way.includes(module)) return [...way.slice(way.indexOf(module)), module];
    if (done.has(module)) return [];
    for (const { to } of next.get(module) ?? []) {
      const cycle = visit(to, [...way, module]);
      if (cycle.length > 0) return cycle;
    }
    done.add(module);
    return [];
  };
  for (const module of next.keys()) {
    const cycle = visit(module, []);
    if (cycle.length > 0) return cycle;
  }
  return [];
}
