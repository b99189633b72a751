import { describe } from '../description.js';
import { Diagnostics } from '../diagnostics/collector.js';
import type { SourceLookup } from '../diagnostics/diagnostic.js';
import { positionOf } from '../diagnostics/located.js';
import { helpOf, messageOf, placeText, relatedText, wrapped } from '../diagnostics/report/text.js';
import { loadDocuments, type LoadOptions } from '../source/documents.js';
import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { dirname } from 'node:path';
import { loadConfig, type LoadedConfig } from '../config/load.js';
import { FatalError } from '../diagnostics/fatal.js';
import { show } from '../diagnostics/show.js';
import { inspectOutput } from '../output/write.js';
import { EXIT, type ExitCode } from './exit.js';
import { workingDirectory, type Flags } from './flags.js';
import { nth, withProgress, type Progress } from './progress.js';
import { print } from './streams.js';
import { shownPath } from './targets.js';
import { VERSION } from '../version.js';
import { widthOf } from './width.js';

/** One thing that was looked at. */
interface Finding {
  readonly what: string;
  readonly state: 'ok' | 'note' | 'bad';
  readonly text: string;
}

/**
 * Look at everything that a run depends on. Nothing is changed, and only specifications that the configuration names are
 * read.
 *
 * @throws {FatalError} where there is no such working directory
 */
export const runDoctor = async (_words: readonly string[], flags: Flags): Promise<ExitCode> => {
  const cwd = workingDirectory(flags);
  const { config, finding } = await findConfig(cwd, flags);
  const findings = [
    { what: 'apivintage', state: 'ok', text: VERSION } as const,
    nodeFinding(process.versions.node),
    ...(await Promise.all(PARTS.map(partFinding))),
    finding,
    ...(await withProgress(flags, (progress) => apiFindings(config, cwd, progress))),
  ];
  const isWell = findings.every(({ state }) => state !== 'bad');
  print(
    flags.format === 'json'
      ? `${JSON.stringify({ ok: isWell, findings }, undefined, 2)}\n`
      : `${text(findings)}\n${isWell ? 'All is well.' : 'What is marked with ! needs mending.'}\n`,
  );
  return isWell ? EXIT.ok : EXIT.findings;
};

const MARKS = { ok: ' ', note: '-', bad: '!' } as const;

const text = (findings: readonly Finding[]): string => {
  const width = Math.max(...findings.map(({ what }) => what.length));
  const start = width + 4;
  const columns = widthOf(process.stdout);
  // Where there is hardly room beside the names, lines go on near the edge.
  const indent = ' '.repeat((columns ?? Infinity) < 2 * start ? 4 : start);
  return findings
    .map(({ what, state, text }) => {
      return `${MARKS[state]} ${what.padEnd(width)}  ${wrapped(text, start, columns, indent)}\n`;
    })
    .join('');
};

/** Whether a version of Node is one that package.json names: from 20.19, or from 22.12. */
export const isSupportedNode = (version: string): boolean => {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major > 22;
};

const nodeFinding = (version: string): Finding =>
  isSupportedNode(version)
    ? { what: 'node', state: 'ok', text: version }
    : { what: 'node', state: 'bad', text: `${version}; needed is 20.19, or 22.12 and later` };

/** What is loaded by some runs only, and who misses it. */
const PARTS: readonly {
  readonly name: string;
  readonly load: () => Promise<unknown>;
  readonly without: string;
}[] = [
  {
    name: 'oxfmt',
    load: async () => await import('oxfmt'),
    without: 'no binary for this machine: prettier formats instead, which is slower',
  },
  { name: 'prettier', load: async () => await import('prettier'), without: 'nothing stands in for oxfmt' },
  { name: 'jiti', load: async () => await import('jiti'), without: 'no configuration in TypeScript' },
  {
    name: 'yaml',
    load: async () => await import('yaml'),
    without: 'no lint, no places in YAML and no anchors; install the packages again',
  },
];

const partFinding = async ({ name, load, without }: (typeof PARTS)[number]): Promise<Finding> =>
  await load().then(
    () => ({ what: name, state: 'ok', text: 'is there' }) as const,
    () => ({ what: name, state: 'note', text: `cannot be loaded: ${without}` }) as const,
  );

const findConfig = async (
  cwd: string,
  flags: Flags,
): Promise<{ readonly config?: LoadedConfig; readonly finding: Finding }> => {
  try {
    const config = await loadConfig(cwd, flags.config);
    if (config === undefined) {
      const text = 'none here; apivintage init writes one';
      return { finding: { what: 'configuration', state: 'note', text } };
    }
    const text = `${show(config.name)}: ${Object.keys(config.apis)
      .map((key) => show(key))
      .join(', ')}`;
    return { config, finding: { what: 'configuration', state: 'ok', text } };
  } catch (error) {
    return { finding: { what: 'configuration', state: 'bad', text: reasonOf(error) } };
  }
};

/** Why something failed, where that is no bug. */
const reasonOf = (error: unknown): string => {
  if (error instanceof FatalError) return error.diagnostics.map(({ message }) => message).join(' ');
  throw error;
};

const apiFindings = async (
  config: LoadedConfig | undefined,
  cwd: string,
  progress: Progress,
): Promise<readonly Finding[]> => {
  const findings: Finding[] = [];
  const apis = Object.entries(config?.apis ?? {});
  for (const [index, [key, { spec, output, allowRef = [], catalogue, limits = {} }]] of apis.entries()) {
    progress.say(`reading ${show(spec)}${nth(index, apis)}`);
    findings.push({
      what: show(key),
      ...(await specState(spec, cwd, {
        allowRef,
        limits,
        ...(catalogue === undefined ? {} : { catalogue }),
      })),
    });
    findings.push({ what: '', ...(await outputState(output, cwd)) });
  }
  return findings;
};

type State = Omit<Finding, 'what'>;

const specState = async (
  spec: string,
  cwd: string,
  options: Pick<LoadOptions, 'allowRef' | 'limits' | 'catalogue'>,
): Promise<State> => {
  try {
    const documents = await loadDocuments(spec, { cwd, ...options });
    const errors = new Diagnostics();
    describe(documents, (diagnostic) => {
      if (diagnostic.severity === 'error') errors.add(diagnostic);
    });
    const problem = await firstOf(errors, documents);
    if (problem !== undefined) return { state: 'bad', text: problem };
    const { entry, all } = documents;
    const count = all.size === 1 ? '1 document' : `${all.size} documents`;
    return { state: 'ok', text: `${show(entry.name)}: ${count}` };
  } catch (error) {
    return { state: 'bad', text: reasonOf(error) };
  }
};

/** The first thing that is wrong with a description, where it is and what to do about it; undefined where nothing is. */
const firstOf = async (errors: Diagnostics, sources: SourceLookup): Promise<string | undefined> => {
  await sources.prepare();
  const [first, ...others] = errors.sorted(sources);
  if (first === undefined) return undefined;
  const place = placeText(first.place, positionOf(first.place, sources));
  const rest = others.length === 0 ? undefined : `${others.length} more are told by apivintage lint.`;
  return [
    `${place === undefined ? '' : `${place}: `}${messageOf(first)}${relatedText(first, sources)}`,
    helpOf(first),
    rest,
  ]
    .filter((part) => part !== undefined)
    .join(' ');
};

const outputState = async (output: string, cwd: string): Promise<State> => {
  const name = show(shownPath(output, cwd));
  try {
    const { manifest, content, deviating } = inspectOutput(output);
    if (!(await isWritable(output))) return { state: 'bad', text: `${name}: cannot be written` };
    if (manifest === 'none') return { state: 'note', text: `${name}: not generated yet` };
    if (content === undefined) return { state: 'bad', text: `${name}: manifest.json is not ours` };
    const by = content.version === VERSION ? '' : `, by ${show(content.version)}`;
    if (deviating.length > 0) {
      return {
        state: 'bad',
        text: `${name}: ${deviating.length} of ${content.files.size} files edited or gone${by}`,
      };
    }
    return { state: by === '' ? 'ok' : 'note', text: `${name}: ${content.files.size} files${by}` };
  } catch (error) {
    return { state: 'bad', text: `${name}: ${reasonOf(error)}` };
  }
};

/** Whether a folder, or the nearest one above it that is there, can be written to. */
const isWritable = async (folder: string): Promise<boolean> => {
  try {
    await access(folder, constants.W_OK);
    return true;
  } catch (error) {
    const isAbsent = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    return isAbsent && dirname(folder) !== folder && (await isWritable(dirname(folder)));
  }
};
