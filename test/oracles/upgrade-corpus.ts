import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe } from '../../generator/description.js';
import { isMembers, own, type Members } from '../../generator/ir/documents.js';
import { loadDocuments } from '../../generator/source/documents.js';
import { bundle } from '../../generator/versions/bundle.js';
import { corpusDocuments } from '../corpus/documents.js';
import { differences, factsOf, type Facts } from './upgrade.js';

type Upgrade = (document: object) => Promise<unknown>;

/** The libraries that upgrade as well, from a folder in which they are installed. */
const librariesIn = async (folder: string): Promise<readonly Upgrade[]> => {
  const require = createRequire(join(folder, 'package.json'));
  const load = async (name: string): Promise<object> => {
    const module: unknown = await import(pathToFileURL(require.resolve(name)).href);
    return isMembers(module) ? module : {};
  };
  const call = (module: object, name: string, ...values: readonly unknown[]): unknown => {
    const found: unknown =
      Reflect.get(module, name) ?? Reflect.get(Object(Reflect.get(module, 'default')), name);
    if (typeof found !== 'function') throw new TypeError(`there is no ${name}`);
    return Reflect.apply(found, undefined, values);
  };
  const scalar = await load('@scalar/openapi-upgrader/2.0-to-3.0');
  const swagger2openapi = await load('swagger2openapi');
  return [
    (document) => Promise.resolve(call(scalar, 'upgradeFromTwoToThree', document)),
    async (document) => {
      const options = { patch: true, warnOnly: true, anchors: false };
      const converted = await call(swagger2openapi, 'convertObj', document, options);
      return isMembers(converted) ? own(converted, 'openapi') : undefined;
    },
  ];
};

/** Compare every Swagger 2.0 document whose name contains `part`; 1 where no library says what ours does. */
export const runUpgradeOracle = async (folder: string, part: string): Promise<number> => {
  const libraries = await librariesIn(folder);
  let [documents, facts, failed] = [0, 0, 0];
  for (const { path, name } of corpusDocuments(part)) {
    const ours = await upgradedHere(path);
    if (ours === undefined) continue;
    documents += 1;
    const theirs = await Promise.all(libraries.map((upgrade) => factsBy(upgrade, ours.written)));
    const said = factsOf(ours.document);
    facts += said.size;
    for (const { fact, ours: here, theirs: elsewhere } of differences(said, theirs)) {
      failed += 1;
      const lines = [`ours   ${String(here)}`, ...elsewhere.map((each) => `theirs ${String(each)}`)];
      process.stdout.write(`${name}: ${fact}\n  ${lines.join('\n  ')}\n`);
    }
  }
  process.stdout.write(
    `${documents} documents, ${facts} facts, and ${failed} that no library says as we do\n`,
  );
  return failed === 0 ? 0 : 1;
};

interface Here {
  readonly document: Members;
  /** As it is written, in Swagger 2.0. */
  readonly written: Members;
}

/** A document of Swagger 2.0 that stands alone, upgraded by us; undefined for any other. */
const upgradedHere = async (path: string): Promise<Here | undefined> => {
  if (!/\bswagger["']?\s*:/.test(readFileSync(path, 'utf8').slice(0, 20_000))) return undefined;
  const documents = await loadDocuments(path, { cwd: dirname(path) }).catch(() => undefined);
  const written = documents?.entry.value;
  if (documents === undefined || !isMembers(written) || own(written, 'swagger') === undefined)
    return undefined;
  if (documents.all.size > 1) return undefined;
  const [view] = describe(documents, () => undefined).views;
  const document: unknown = view === undefined ? undefined : bundle(view, { whole: true }).document;
  return isMembers(document) ? { document, written } : undefined;
};

const factsBy = async (upgrade: Upgrade, written: Members): Promise<Facts> => {
  try {
    const upgraded = await upgrade({ ...structuredClone(written), swagger: '2.0' });
    return isMembers(upgraded) ? factsOf(upgraded) : new Map();
  } catch {
    return new Map();
  }
};
