/** The types of one document, ours and those of openapi-typescript, side by side. */
import { pathToFileURL } from 'node:url';
import openapiTS, { astToString } from 'openapi-typescript';
import { FatalError } from '../../generator/diagnostics/fatal.js';
import { generate, planDocuments, type Planned } from '../../generator/generate.js';
import { own, isMembers } from '../../generator/ir/documents.js';
import { newest } from '../../generator/ir/lookup.js';
import { segmentsOf } from '../../generator/ir/pointer.js';
import type { CorpusDocument } from '../corpus/documents.js';
import { writeAll } from '../support/folders.js';

/** A document of which both have types, written to a folder. */
export interface Compared {
  readonly document: CorpusDocument;
  /** The names of its component schemas, by the lines of `compare.ts` that compare them. */
  readonly schemas: ReadonlyMap<number, string>;
  /** The properties that tell members of unions apart. */
  readonly discriminators: ReadonlySet<string>;
}

/** Write the types of a document; undefined where one of both refuses it, or it is no OpenAPI 3. */
export const writeCompared = async (
  document: CorpusDocument,
  folder: string,
): Promise<Compared | undefined> => {
  const ours = await oursOf(document);
  if (ours === undefined) return undefined;
  const theirs = await theirsOf(document);
  if (theirs === undefined) return undefined;
  const lines = [
    "import type * as t from './ours/index.js';",
    "import type { components } from './theirs.js';",
  ];
  const schemas = new Map<number, string>();
  for (const [schema, name] of ours.names) {
    const type = `components['schemas'][${JSON.stringify(schema)}]`;
    lines.push(`export const a${String(lines.length)} = (given: ${type}): t.${name} => given;`);
    schemas.set(lines.length, schema);
    lines.push(`export const b${String(lines.length)} = (given: t.${name}): ${type} => given;`);
    schemas.set(lines.length, schema);
  }
  await writeAll(folder, [
    ...[...ours.files].map(([path, text]) => [`ours/${path}`, text] as const),
    ['theirs.ts', theirs],
    ['compare.ts', `${lines.join('\n')}\n`],
  ]);
  return { document, schemas, discriminators: ours.discriminators };
};

interface Ours {
  readonly files: readonly (readonly [path: string, text: string])[];
  /** The name of a component schema → that of its type. */
  readonly names: ReadonlyMap<string, string>;
  readonly discriminators: ReadonlySet<string>;
}

const oursOf = async (document: CorpusDocument): Promise<Ours | undefined> => {
  const { path, root } = document;
  try {
    const options = { spec: path, cwd: root, name: 'sample', allowRef: [root], format: 'none' } as const;
    const { files, documents } = await generate(options);
    const root3 = documents.entry.value;
    if (!isMembers(root3) || own(root3, 'openapi') === undefined) return undefined;
    const planned = planDocuments(documents, { name: 'sample' }, () => undefined);
    if (planned === undefined) return undefined;
    return {
      files: [...files].filter(([file]) => file.endsWith('.ts')),
      names: componentNames(planned, documents.entry.name),
      discriminators: new Set([...declaredDiscriminators(planned), ...propertyNames(root3)]),
    };
  } catch (error) {
    if (error instanceof FatalError) return undefined;
    throw error;
  }
};

/** Component schemas of the entry document by what their types are called. */
const componentNames = ({ api, names }: Planned, entry: string): ReadonlyMap<string, string> => {
  const found = new Map<string, string>();
  for (const timeline of api.types) {
    const { origin, name: hint } = newest(timeline, api);
    const [table, kind, schema, ...rest] = segmentsOf(origin.pointer);
    const name = names.types.get(timeline.id)?.name;
    const isComponent = table === 'components' && kind === 'schemas' && rest.length === 0;
    const isOwn = origin.file === entry && hint.strength !== 'derived';
    if (isComponent && isOwn && schema !== undefined && name !== undefined) found.set(schema, name);
  }
  return found;
};

const declaredDiscriminators = ({ api }: Planned): readonly string[] =>
  api.types.flatMap((timeline) => {
    const def = newest(timeline, api);
    return def.kind === 'union' && def.discriminator !== undefined ? [def.discriminator.wireName] : [];
  });

/** The properties that discriminators anywhere in a document name. */
const propertyNames = (root: unknown): readonly string[] => {
  const found: string[] = [];
  const queue: unknown[] = [root];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    if (Array.isArray(next)) queue.push(...next.filter((item: unknown) => item !== undefined));
    if (!isMembers(next)) continue;
    const discriminator = own(next, 'discriminator');
    const name = isMembers(discriminator) ? own(discriminator, 'propertyName') : undefined;
    if (typeof name === 'string') found.push(name);
    queue.push(...Object.values(next).filter((value) => typeof value === 'object' && value !== null));
  }
  return found;
};

const theirsOf = async (document: CorpusDocument): Promise<string | undefined> => {
  try {
    const nodes = await openapiTS(pathToFileURL(document.path), {
      defaultNonNullable: false,
      emptyObjectsUnknown: true,
      silent: true,
    });
    return astToString(nodes);
  } catch {
    return undefined;
  }
};
