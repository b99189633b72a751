// What an API of `api.mjs` looks like as OpenAPI: at a version, or, without one, the newest with annotations.

export const documentOf = (api, version) => {
  const all = api.things.map((thing) => nodesOf(api, thing, version));
  return {
    ...shell(),
    paths: Object.assign({}, ...all.map(({ paths }) => paths)),
    components: {
      schemas: Object.assign({ ApiError: ERROR }, ...all.map(({ schemas }) => schemas)),
      securitySchemes: { key: { type: 'http', scheme: 'bearer' } },
    },
  };
};

export const shell = () => ({
  openapi: '3.1.0',
  info: { title: 'Sample', version: '1' },
  servers: [{ url: 'https://api.example.com' }],
  security: [{ key: [] }],
  'x-pagination': { style: 'cursor', request: 'cursor', items: '/data', next: '/next' },
  paths: {},
});

/** The paths and the schemas of a thing, `list` and `item` among them by their methods. */
export const nodesOf = (api, thing, version) => {
  const dated = datesOf(api, version);
  const operations = operationsOf(api, thing, version);
  const list = dated.table({ get: [operations.list, {}], post: [operations.create, {}] });
  const item = dated.table({
    get: [operations.get, {}],
    put: [operations.update, thing.operations.update],
    delete: [operations.remove, thing.operations.remove],
  });
  const paths = { [thing.path]: list, [`${thing.path}/{id}`]: { parameters: [ID], ...item } };
  return { paths, list, item, schemas: schemasOf(api, thing, version) };
};

/** What is there at a version; without one, all of it with dates. */
const datesOf = (api, version) => {
  const isThere = ({ since = 0, until = Infinity }) =>
    version === undefined || (since <= version && version < until);
  const annotations = ({ since, until }) => ({
    ...(version === undefined && since > 0 ? { 'x-added': api.versions[since] } : {}),
    ...(version === undefined && until !== undefined ? { 'x-removed': api.versions[until] } : {}),
  });
  return {
    isThere,
    node: (value, dates) => ({ ...value, ...annotations(dates) }),
    table: (entries) =>
      Object.fromEntries(
        Object.entries(entries)
          .filter(([, [, dates]]) => isThere(dates))
          .map(([key, [value, dates]]) => [key, { ...value, ...annotations(dates) }]),
      ),
  };
};

const ID = { name: 'id', in: 'path', required: true, schema: { type: 'string' } };

const reference = (name) => ({ $ref: `#/components/schemas/${name}` });
const json = (schema) => ({ content: { 'application/json': { schema } } });
const answer = (description, schema) => ({ description, ...json(schema) });

const operationsOf = (api, thing, version) => {
  const { name } = thing;
  const dated = datesOf(api, version);
  const errors = {
    401: answer('No credential was sent.', reference('ApiError')),
    404: answer('There is no such thing.', reference('ApiError')),
    default: answer('The request failed.', reference('ApiError')),
  };
  const one = { 200: answer('The thing.', reference(name)), ...errors };
  const body = { required: true, ...json(reference(name)) };
  const told = (words) => ({ summary: `${words} ${name}`, description: `${words} what is called ${name}.` });
  const parameters = thing.parameters
    .filter(dated.isThere)
    .map((each) => dated.node(parameterOf(each.name), each));
  return {
    list: {
      operationId: `list${name}s`,
      ...told('List'),
      parameters,
      responses: { 200: { description: 'What there is.', ...json(pageOf(api, thing, version)) }, ...errors },
    },
    create: { operationId: `create${name}`, ...told('Create'), requestBody: body, responses: one },
    get: { operationId: `get${name}`, ...told('Get'), responses: one },
    update: { operationId: `update${name}`, ...told('Replace'), requestBody: body, responses: one },
    remove: {
      operationId: `delete${name}`,
      ...told('Delete'),
      responses: { 204: { description: 'It is gone.' }, ...errors },
    },
  };
};

const parameterOf = (name) => ({
  name,
  in: 'query',
  description: `What is asked for by ${name}.`,
  schema: name === 'limit' ? { type: 'integer', minimum: 1, maximum: 200 } : { type: 'string' },
});

/** A list was once an array, and is a page of one since. */
const pageOf = (api, { name, paged }, version) => {
  const before = { type: 'array', items: reference(name) };
  const now = reference(`${name}List`);
  if (version !== undefined) return version < paged ? before : now;
  return paged === 0 ? now : { ...now, 'x-before': { [api.versions[paged]]: before } };
};

const schemasOf = (api, thing, version) => {
  const { name } = thing;
  return {
    [name]: thingOf(api, thing, version),
    [`${name}Spec`]: {
      type: 'object',
      description: `How ${name} is made.`,
      required: ['image'],
      properties: {
        image: { type: 'string', description: 'What it runs.' },
        memory: { type: 'integer', minimum: 128, description: 'In megabytes.' },
        region: { type: 'string', description: 'Where it runs.' },
        arguments: { type: 'array', items: { type: 'string' }, description: 'What it is given.' },
      },
    },
    [`${name}Status`]: statusOf(api, thing, version),
    [`${name}List`]: {
      type: 'object',
      description: `A page of ${name}.`,
      required: ['data'],
      properties: { data: { type: 'array', items: reference(name) }, next: { type: 'string' } },
    },
  };
};

const thingOf = (api, { name, fields }, version) => {
  const dated = datesOf(api, version);
  const present = fields.filter(dated.isThere);
  const now = version ?? Infinity;
  const properties = present.map((field) => {
    const isLater = version === undefined && field.required > 0;
    const duty = isLater ? { 'x-made-required': api.versions[field.required] } : {};
    return [field.name, { ...dated.node(field.schema, field), ...duty }];
  });
  return {
    type: 'object',
    description: `What is called ${name}.`,
    required: present
      .filter(({ required }) => required !== undefined && required <= now)
      .map((each) => each.name),
    properties: {
      ...Object.fromEntries(properties),
      spec: reference(`${name}Spec`),
      status: reference(`${name}Status`),
    },
  };
};

const statusOf = (api, { values }, version) => {
  const dated = datesOf(api, version);
  const later = values.filter(({ since }) => since > 0).map((each) => [each.value, api.versions[each.since]]);
  const isDated = version === undefined && later.length > 0;
  return {
    type: 'string',
    enum: values.filter(dated.isThere).map(({ value }) => value),
    ...(isDated ? { 'x-enum-added': Object.fromEntries(later) } : {}),
  };
};

const ERROR = {
  type: 'object',
  description: 'Why a request failed.',
  required: ['code', 'message'],
  properties: {
    code: { type: 'string', description: 'What a program reads.' },
    message: { type: 'string', description: 'What people read.' },
  },
};
