// The three ways to write an API of several versions: documents as text, by file name. The entry is `openapi.json`.
import { documentOf, nodesOf, shell } from './documents.mjs';

const ENTRY = 'openapi.json';

const files = (documents) =>
  Object.fromEntries(Object.entries(documents).map(([name, value]) => [name, JSON.stringify(value)]));

const catalogue = (api, more = () => ({})) => ({
  header: 'Api-Version',
  versions: api.versions.map((version, index) => ({ version, status: 'stable', ...more(index) })),
});

/** One document, the newest, with annotations. */
const annotations = (api) => files({ [ENTRY]: { ...documentOf(api), 'x-api-versions': catalogue(api) } });

/** The oldest document, and what each version changed. */
const overlays = (api) => {
  const name = (index) => `overlay-${api.versions[index]}.json`;
  const changes = api.versions.slice(1).map((_, index) => [name(index + 1), overlayOf(api, index + 1)]);
  const more = (index) => (index === 0 ? {} : { overlay: `./${name(index)}` });
  const entry = { ...documentOf(api, 0), 'x-api-versions': catalogue(api, more) };
  return files({ [ENTRY]: entry, ...Object.fromEntries(changes) });
};

/** Every version as a whole. */
const documents = (api) => {
  const name = (index) => `${api.versions[index]}.json`;
  const all = api.versions.map((_, index) => [name(index), documentOf(api, index)]);
  const more = (index) => ({ document: `./${name(index)}` });
  return files({
    [ENTRY]: { ...shell(), 'x-api-versions': catalogue(api, more) },
    ...Object.fromEntries(all),
  });
};

export const FORMS = { annotations, overlays, documents };

const overlayOf = (api, version) => ({
  overlay: '1.0.0',
  info: { title: 'What changed', version: api.versions[version] },
  actions: api.changes
    .filter((change) => change.version === version)
    .flatMap((change) => actionsOf(api, change, version)),
});

const actionsOf = (api, { thing, kind, field, value, parameter }, version) => {
  const { item, list } = nodesOf(api, thing, version);
  const schema = `$.components.schemas.${thing.name}`;
  const path = `$.paths['${thing.path}']`;
  switch (kind) {
    case 'field':
      return [{ target: `${schema}.properties`, update: { [field.name]: field.schema } }];
    case 'lostField':
      return [{ target: `${schema}.properties.${field.name}`, remove: true }];
    case 'requiredField':
      return [{ target: `${schema}.required`, update: field.name }];
    case 'value':
      return [{ target: `${schema}Status.enum`, update: value.value }];
    case 'operation':
      return [{ target: `$.paths['${thing.path}/{id}']`, update: { put: item.put } }];
    case 'lostOperation':
      return [{ target: `$.paths['${thing.path}/{id}'].delete`, remove: true }];
    case 'parameter': {
      const added = list.get.parameters.find(({ name }) => name === parameter.name);
      return [{ target: `${path}.get.parameters`, update: added }];
    }
    default: {
      const media = `${path}.get.responses['200'].content['application/json']`;
      return [
        { target: `${media}.schema`, remove: true },
        { target: media, update: list.get.responses[200].content['application/json'] },
      ];
    }
  }
};
