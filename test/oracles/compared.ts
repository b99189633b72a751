/** The types of one document, ours and those of openapi-typescript, side by side. */
import { pathToFileURL } from 'node:url';
import openapiTS, { astToString } from 'openapi-typescript';
import { describe } from '../../generator/description.js';
import { FatalError } from '../../generator/diagnostics/fatal.js';
import { generate, planDocuments, type Planned } from '../../generator/generate.js';
import { own, isMembers, type Members } from '../../generator/ir/documents.js';
import { newest } from '../../generator/ir/lookup.js';
import { segmentsOf } from '../../generator/ir/pointer.js';
import { findFacts } from '../../generator/passes/facts.js';
import { bundle } from '../../generator/versions/bundle.js';
import type { CorpusDocument } from '../corpus/documents.js';
import { writeAll } from '../support/folders.js';
import { instancesOf, type Instances } from './instances.js';

/** A document of which both have types, written to a folder. */
export interface Compared {
  readonly document: CorpusDocument;
  /** The names of its component schemas, by the lines of `compare.ts` that compare them. */
  readonly schemas: ReadonlyMap<number, string>;
  /** The entry document, as it is read. */
  readonly root: Members;
  /** What `instances.ts` holds. */
  readonly instances: Instances;
}

/** Write the types of a document; undefined where one of both refuses it, or it is no OpenAPI 3. */
export const writeCompared = async (
  document: CorpusDocument,
  folder: string,
): Promise<Compared | undefined> => {
  const ours = await oursOf(document);
  if (ours === undefined) return undefined;
  const hasOneWay = ours.types.some(({ way }) => way === 'Writable');
  const theirs = await theirsOf(document, hasOneWay);
  if (theirs === undefined) return undefined;
  const lines = [
    "import type * as t from './ours/index.js';",
    `import type { components${hasOneWay ? ', Readable, Writable' : ''} } from './theirs.js';`,
  ];
  const schemas = new Map<number, string>();
  for (const { schema, name, way } of ours.types) {
    const whole = `components['schemas'][${JSON.stringify(schema)}]`;
    const type = hasOneWay ? `${way}<${whole}>` : whole;
    const shown = way === 'Writable' ? `${schema} (sent)` : schema;
    lines.push(`export const a${String(lines.length)} = (given: ${type}): t.${name} => given;`);
    schemas.set(lines.length, shown);
    lines.push(`export const b${String(lines.length)} = (given: t.${name}): ${type} => given;`);
    schemas.set(lines.length, shown);
  }
  const instances = instancesOf(ours.plain, ours.types);
  await writeAll(folder, [
    ...ours.files.map(([path, text]) => [`ours/${path}`, text] as const),
    ['theirs.ts', theirs],
    ['compare.ts', `${lines.join('\n')}\n`],
    ['instances.ts', instances.text],
  ]);
  return { document, schemas, root: ours.root, instances };
};

/** A type of ours, and the helper of theirs that makes the same of a component schema. */
export interface ComparedType {
  readonly schema: string;
  readonly name: string;
  /** `Writable` is for what is sent in another shape than it is received. */
  readonly way: 'Readable' | 'Writable';
}

interface Ours {
  readonly files: readonly (readonly [path: string, text: string])[];
  readonly types: readonly ComparedType[];
  readonly root: Members;
  /** Its newest version in one document. */
  readonly plain: Members;
}

const oursOf = async (document: CorpusDocument): Promise<Ours | undefined> => {
  const { path, root } = document;
  try {
    const options = { spec: path, cwd: root, name: 'sample', allowRef: [root], format: 'none' } as const;
    const { files, documents } = await generate(options);
    const root3 = documents.entry.value;
    if (!isMembers(root3) || own(root3, 'openapi') === undefined) return undefined;
    const planned = planDocuments(documents, { name: 'sample' }, () => undefined);
    const view = describe(documents, () => undefined).views.at(-1);
    if (planned === undefined || view === undefined) return undefined;
    const written = [...files].filter(([file]) => file.endsWith('.ts'));
    const exported = new Set(
      written.flatMap(([, text]) =>
        [...text.matchAll(/^export (?:interface|type) (\w+)/gm)].map(([, name]) => name),
      ),
    );
    const types = componentTypes(planned, documents.entry.name);
    return {
      files: written,
      types: types.filter(({ name }) => exported.has(name)),
      root: root3,
      plain: bundle(view, { whole: true }).document,
    };
  } catch (error) {
    if (error instanceof FatalError) return undefined;
    throw error;
  }
};

/** Component schemas of the entry document by what their types are called, each way that they travel. */
const componentTypes = ({ api, names }: Planned, entry: string): readonly ComparedType[] => {
  const { split, sent } = findFacts(api);
  return api.types.flatMap((timeline): readonly ComparedType[] => {
    const { origin, name: hint } = newest(timeline, api);
    const [table, kind, schema, ...rest] = segmentsOf(origin.pointer);
    const named = names.types.get(timeline.id);
    const isComponent = table === 'components' && kind === 'schemas' && rest.length === 0;
    const isOwn = origin.file === entry && hint.strength !== 'derived';
    if (!isComponent || !isOwn || schema === undefined || named === undefined) return [];
    const received = { schema, name: named.name, way: 'Readable' as const };
    const isSplit = split.has(timeline.id) && sent.has(timeline.id);
    return isSplit ? [received, { schema, name: named.input, way: 'Writable' }] : [received];
  });
};

const theirsOf = async (document: CorpusDocument, readWriteMarkers: boolean): Promise<string | undefined> => {
  try {
    const nodes = await openapiTS(pathToFileURL(document.path), {
      defaultNonNullable: false,
      emptyObjectsUnknown: true,
      readWriteMarkers,
      silent: true,
    });
    return astToString(nodes);
  } catch {
    return undefined;
  }
};
