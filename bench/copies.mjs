import { URL } from 'node:url';

/**
 * A description with everything in it `factor` times: each copy has its own documents, and its own names of paths,
 * components and operations, so that the result is a larger API and not one with collisions.
 *
 * @param documents what `loadDocuments` returns
 * @returns arguments of `generateFromText`: `{ name, text, files }`
 */
export const copies = (documents, factor) => {
  const { entry } = documents;
  const numbers = Array.from({ length: factor }, (_, index) => index + 1);
  const others = [...documents.all.values()].filter((each) => each !== entry);
  const files = others.flatMap((other) =>
    numbers.map((number) => [
      copiedFile(relativeName(other, entry), number),
      JSON.stringify(copied(other.value, number)),
    ]),
  );
  return {
    name: 'openapi.json',
    text: JSON.stringify(copiedEntry(entry.value, numbers)),
    files: Object.fromEntries(files),
  };
};

const relativeName = (document, entry) => document.uri.slice(new URL('.', entry.uri).href.length);

/** The root is there once, what paths and components it has several times. */
const copiedEntry = (root, numbers) => {
  const all = numbers.map((number) => copied(root, number));
  const paths = all.flatMap((each, index) =>
    Object.entries(each.paths).map(([path, item]) => [copiedPath(path, numbers[index]), item]),
  );
  const kinds = Object.keys(root.components ?? {}).filter((kind) => kind !== 'securitySchemes');
  const components = kinds.map((kind) => [
    kind,
    Object.assign({}, ...all.map((each) => each.components[kind])),
  ]);
  return {
    ...root,
    paths: Object.fromEntries(paths),
    components: { ...root.components, ...Object.fromEntries(components) },
  };
};

/** A document or a part of it as the copy of this number has it. The first copy is the original. */
const copied = (value, number) => {
  if (number === 1) return value;
  const copy = (each, key) => {
    if (Array.isArray(each)) return each.map((item) => copy(item));
    if (typeof each === 'string') return copiedText(each, key, number);
    if (typeof each !== 'object' || each === null) return each;
    const entries = Object.entries(each).map(([name, member]) => [name, copy(member, name)]);
    return Object.fromEntries(entries);
  };
  const { components, ...rest } = copy(value);
  return components === undefined ? rest : { ...rest, components: copiedComponents(components, number) };
};

const copiedComponents = (components, number) =>
  Object.fromEntries(
    Object.entries(components).map(([kind, entries]) => [
      kind,
      Object.fromEntries(Object.entries(entries).map(([name, entry]) => [`${name}${number}`, entry])),
    ]),
  );

const REFERENCE = /^([^#]*)#(\/components\/[^/]+\/[^/]+)?(.*)$/s;

const copiedText = (text, key, number) => {
  if (key === 'operationId' || key === 'x-name') return `${text}${number}`;
  const [, file = '', component, rest] = REFERENCE.exec(text) ?? [];
  if (component !== undefined) return `${copiedFile(file, number)}#${component}${number}${rest}`;
  return key === '$ref' ? `${copiedFile(file, number)}#${rest}` : text;
};

/** `agents.yaml` is `agents-2.yaml`; the document itself is `''`. */
const copiedFile = (name, number) =>
  number === 1 || name === '' ? name : name.replace(/(\.[^./]*)?$/, `-${number}$1`);

/** The first segment that says something gets the number: `/v1/accounts/{id}` is `/v1/accounts2/{id}`. */
const copiedPath = (path, number) =>
  number === 1 ? path : path.replace(/^((?:\/v\d+|\/\{[^}]*\})*\/[^/{]+)/, `$1${number}`);
