import type ts from 'typescript';
import { filesOf, type Client, type Element, type Look } from './client.js';
import { callsIn, concernAt } from './concern.js';
import { originalOffset, swapped, type Pin } from './edits.js';
import { pinsOf, type Swap } from './pins.js';
import { errorsOf, programOf, type Project } from './projects.js';

/** A place in the user's code, as it is on disk. */
export interface Spot {
  /** Absolute. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly column: number;
  /** The line. */
  readonly code: string;
}

/** A place that pins a version. */
export interface PinSpot extends Spot, Pin {}

/** What the compiler says that it did not say before. */
export interface NewError extends Spot {
  /** `TS2339` */
  readonly rule: string;
  readonly message: string;
  readonly elements: readonly Element[];
  /** Names that it speaks of. */
  readonly words: readonly string[];
}

/** A call of an operation. */
export interface Call extends Spot {
  readonly id: string;
}

/** What became of a program with other pins. */
export interface Trial {
  readonly pins: readonly PinSpot[];
  /** What gives a version that nobody can read off the code. */
  readonly unread: readonly Spot[];
  readonly errors: readonly NewError[];
  /** How many there were before. */
  readonly before: number;
  readonly calls: readonly Call[];
  /** Whether any of the programs has the client in it. */
  readonly isUsed: boolean;
}

/** Compile projects as they are, and with other pins. */
export const tryVersion = (projects: readonly Project[], client: Client, swap: Swap): Trial => {
  const trials = projects.map((project) => tryIn(project, client, swap));
  const all = <T extends Spot>(of: (trial: Trial) => readonly T[]): readonly T[] =>
    distinct(trials.flatMap(of));
  return {
    pins: all(({ pins }) => pins).filter(isFirstDefault),
    unread: all(({ unread }) => unread),
    errors: all(({ errors }) => errors),
    before: trials.reduce((sum, { before }) => sum + before, 0),
    calls: all(({ calls }) => calls),
    isUsed: trials.some(({ isUsed }) => isUsed),
  };
};

/** Which versions are pinned, of those that are asked about. */
export const versionsPinned = (
  projects: readonly Project[],
  client: Client,
  versions: readonly string[],
): readonly string[] => {
  // What pins become does not matter: nothing is compiled.
  const swap = { from: new Set(versions), to: '' };
  const pins = projects.flatMap((project) => pinsOf(lookAt(project, client), swap).pins);
  return versions.filter((version) => pins.some(({ from }) => from === version));
};

/** A file may be in several projects. */
const distinct = <T extends Spot>(spots: readonly T[]): readonly T[] => {
  const key = (spot: Spot): string =>
    [spot.file, spot.line, spot.column, 'rule' in spot ? spot.rule : ''].join(' ');
  return [...new Map(spots.map((spot) => [key(spot), spot])).values()].sort(byPlace);
};

/** The default is written twice in a client, as a type and as a value. */
const isFirstDefault = ({ kind, file }: PinSpot, index: number, pins: readonly PinSpot[]): boolean =>
  kind !== 'default' || pins.findIndex((each) => each.kind === kind && each.file === file) === index;

const byPlace = (a: Spot, b: Spot): number =>
  (a.file < b.file ? -1 : Number(a.file > b.file)) || a.line - b.line || a.column - b.column;

const tryIn = (project: Project, client: Client, swap: Swap): Trial => {
  const { ts } = project;
  const before = lookAt(project, client);
  const { pins, unread } = pinsOf(before, swap);
  const old = errorsOf(ts, before.program);
  const spot = (file: string, offset: number): Spot => spotAt(before.program, file, offset);
  const after =
    pins.length === 0
      ? before
      : lookAt(
          project,
          client,
          swapped(pins, (file) => before.program.getSourceFile(file)?.text ?? ''),
        );
  const fresh = after === before ? [] : newErrors(old, errorsOf(ts, after.program), pins);
  return {
    pins: pins.map((pin) => ({ ...spot(pin.file, pin.start), ...pin })),
    unread: unread.map(({ file, start }) => spot(file, start)),
    errors: fresh.map((error) => errorOf(error, pins, before, after)),
    before: old.length,
    calls: callsIn(before, filesOf(before)).map(({ id, file, start }) => ({ ...spot(file, start), id })),
    isUsed: before.program.getSourceFiles().some(({ fileName }) => fileName.startsWith(client.folder)),
  };
};

const lookAt = (project: Project, client: Client, texts?: ReadonlyMap<string, string>): Look => {
  const program = programOf(project, texts);
  return { ts: project.ts, program, checker: program.getTypeChecker(), client };
};

/** What is said after and not before: of one code at one place as often as it is said more often. */
const newErrors = (
  before: readonly ts.Diagnostic[],
  after: readonly ts.Diagnostic[],
  pins: readonly Pin[],
): readonly ts.Diagnostic[] => {
  const known = new Map<string, number>();
  const key = ({ file, start = 0, code }: ts.Diagnostic, offset: number = start): string =>
    `${file?.fileName ?? ''} ${String(offset)} ${String(code)}`;
  for (const each of before) known.set(key(each), (known.get(key(each)) ?? 0) + 1);
  return after.filter((each) => {
    const { file, start = 0 } = each;
    const own = key(each, file === undefined ? start : originalOffset(pins, file.fileName, start));
    const count = known.get(own) ?? 0;
    known.set(own, count - 1);
    return count <= 0;
  });
};

const errorOf = (error: ts.Diagnostic, pins: readonly Pin[], before: Look, after: Look): NewError => {
  const { file, start = 0, code, messageText, relatedInformation = [] } = error;
  const { ts } = after;
  const message = ts.flattenDiagnosticMessageText(messageText, ' ').replace(/\s+/g, ' ');
  const rule = `TS${String(code)}`;
  if (file === undefined)
    return { file: '', line: 1, column: 1, code: '', rule, message, elements: [], words: [] };
  const offset = originalOffset(pins, file.fileName, start);
  const original = before.program.getSourceFile(file.fileName);
  // As it was, all has its type: where something no longer fits, the compiler knows less.
  const concerns = [
    ...(original === undefined ? [] : [concernAt(before, original, offset)]),
    concernAt(after, file, start),
  ];
  const elements = concerns.flatMap((each) => each.elements);
  const related = relatedInformation.flatMap(({ messageText: text }) =>
    quotedNames(ts.flattenDiagnosticMessageText(text, ' ')),
  );
  return {
    ...spotAt(before.program, file.fileName, offset),
    rule,
    message,
    elements: [...new Map(elements.map((each) => [`${each.kind} ${each.id}`, each])).values()],
    words: [...new Set([...quotedNames(message), ...related, ...concerns.flatMap((each) => each.words)])],
  };
};

/** Names in the words of the compiler: `Property 'map' does not exist on type 'OrderPage<"2026-06-01">'`. */
const quotedNames = (message: string): readonly string[] =>
  [...message.matchAll(/'([\p{L}_$][\p{L}\p{N}_$-]*)(?:<[^']*>)?(?:\[\])?'/gu)]
    .map(([, name = '']) => name)
    .filter((name) => !BUILT_IN.has(name));

/** Types that any message may speak of. */
const BUILT_IN: ReadonlySet<string> = new Set([
  ...['any', 'bigint', 'boolean', 'false', 'never', 'null', 'number', 'object', 'string', 'this', 'true'],
  ...['undefined', 'unknown', 'void'],
]);

const spotAt = (program: ts.Program, file: string, offset: number): Spot => {
  const source = program.getSourceFile(file);
  if (source === undefined) return { file, line: 1, column: 1, code: '' };
  const { line, character } = source.getLineAndCharacterOfPosition(offset);
  const start = source.getPositionOfLineAndCharacter(line, 0);
  const [code = ''] = source.text.slice(start).split(/\r?\n/, 1);
  return { file, line: line + 1, column: character + 1, code };
};
