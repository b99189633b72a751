/**
 * A description in which every text that a specification can hold is a slot. A test puts a payload into one of them and
 * a harmless text into all others.
 */

/** What may become of a payload in a slot. */
export interface Rule {
  /** The text is a value of the output, to be found there code unit by code unit. */
  readonly keeps?: boolean;
  /** The document may be refused because of the text, if a diagnostic says so and where. */
  readonly mayReject?: boolean;
  /** Payloads that mean something else here: the syntax of paths and URLs. */
  readonly except?: RegExp;
}

/** Fills a slot. The text around it is the document's own. */
export type Slot = (name: string, rule?: Rule) => string;

const VALUE: Rule = { keeps: true };
const OF_URL: Rule = { except: /[{}?#]/ };

export const describeApi = (slot: Slot): object => ({
  openapi: '3.1.0',
  info: {
    title: slot('title'),
    summary: slot('summary of the API'),
    description: slot('description of the API'),
    version: slot('version of the document'),
    contact: { name: slot('contact'), url: slot('contact url') },
    license: { name: slot('licence') },
  },
  jsonSchemaDialect: slot('dialect'),
  externalDocs: { url: slot('documentation url'), description: slot('documentation') },
  servers: [
    { url: `https://api.example.com/${slot('server url', OF_URL)}`, description: slot('server description') },
  ],
  tags: [{ name: slot('tag'), description: slot('tag description') }],
  security: [{ key: [slot('scope')] }],
  paths: {
    '/things/{id}': {
      get: {
        operationId: slot('operation id'),
        summary: slot('summary'),
        description: slot('description'),
        tags: ['tagged', slot('tag of an operation')],
        externalDocs: { url: slot('documentation url of an operation') },
        parameters: parameters(slot),
        responses: responses(slot),
      },
    },
    [`/static/${slot('path', { except: /[{}/?#]|^(?:|_|\+1)$/ })}`]: {
      get: { responses: { 204: { description: 'Nothing.' } } },
    },
    '/described': {
      summary: slot('summary of a path'),
      post: {
        requestBody: {
          description: slot('description of a body'),
          content: {
            'multipart/form-data': { schema: schemaOf(slot, 'of a form') },
            [slot('media type of a body')]: { schema: { type: 'string' } },
          },
        },
        callbacks: { [slot('callback')]: { '{$request.body#/url}': {} } },
        responses: {
          204: { description: 'Nothing.', links: { [slot('link')]: { operationRef: slot('link target') } } },
        },
      },
    },
  },
  webhooks: { [slot('webhook')]: { post: { summary: slot('summary of a webhook'), responses: {} } } },
  components: components(slot),
});

const parameters = (slot: Slot): readonly object[] => [
  { name: 'id', in: 'path', required: true, schema: { type: 'string' }, description: slot('path parameter') },
  { name: slot('query parameter', VALUE), in: 'query', schema: { type: 'string' } },
  {
    name: 'described',
    in: 'query',
    description: slot('description of a parameter'),
    example: slot('example of a parameter'),
    schema: {
      type: 'string',
      default: slot('default of a parameter'),
      pattern: slot('pattern of a parameter'),
      format: slot('format of a parameter'),
    },
  },
  { name: slot('header parameter', { mayReject: true }), in: 'header', schema: { type: 'string' } },
  { name: slot('cookie parameter', { mayReject: true }), in: 'cookie', schema: { type: 'string' } },
];

const responses = (slot: Slot): object => ({
  200: {
    description: slot('description of an answer'),
    headers: { [slot('header of an answer')]: { schema: { type: 'string' } } },
    content: {
      'application/json': { schema: { $ref: `#/components/schemas/Thing` } },
      [slot('media type')]: { schema: { type: 'string' } },
    },
  },
  404: {
    description: slot('description of a failure'),
    content: { 'application/json': { schema: schemaOf(slot, 'of a failure') } },
  },
});

const components = (slot: Slot): object => {
  const name = slot('schema');
  return {
    securitySchemes: {
      key: { type: 'apiKey', in: 'query', name: slot('name of a key', VALUE), description: slot('key') },
      [slot('security scheme')]: { type: 'http', scheme: 'bearer', bearerFormat: slot('bearer format') },
      oauth: {
        type: 'oauth2',
        flows: {
          clientCredentials: {
            tokenUrl: `https://api.example.com/${slot('token url', OF_URL)}`,
            scopes: { [slot('declared scope')]: '' },
          },
        },
      },
    },
    schemas: {
      [name]: { type: 'object', properties: { a: { type: 'string' } } },
      User: { type: 'array', items: { $ref: `#/components/schemas/${pointerSegment(name)}` } },
      Thing: schemaOf(slot, 'of a schema'),
      Cat: { type: 'object', properties: { name: { type: 'string' } } },
      Either: {
        oneOf: [{ $ref: '#/components/schemas/Cat' }],
        discriminator: {
          propertyName: slot('discriminator', VALUE),
          mapping: { [slot('mapped value', VALUE)]: '#/components/schemas/Cat', other: slot('mapping') },
        },
      },
      Text: {
        type: 'string',
        title: slot('title of an enum'),
        enum: ['first', slot('value of an enum', VALUE)],
        'x-enum-varnames': ['First', slot('name of a value')],
        'x-enum-descriptions': [slot('description of a value')],
      },
      Fixed: { const: slot('constant', VALUE) },
    },
  };
};

/** A schema with every text that one can hold. */
const schemaOf = (slot: Slot, where: string): object => ({
  type: 'object',
  title: slot(`title ${where}`),
  description: slot(`description ${where}`),
  $comment: slot(`comment ${where}`),
  example: { a: slot(`example ${where}`) },
  'x-typescript-type': slot(`extension ${where}`),
  required: ['first'],
  properties: {
    first: { type: 'string', const: slot(`constant ${where}`, VALUE) },
    [slot(`property ${where}`, VALUE)]: { type: 'string' },
    described: {
      type: 'string',
      description: slot(`description of a property ${where}`),
      default: slot(`default ${where}`),
      pattern: slot(`pattern ${where}`),
      format: slot(`format ${where}`),
      examples: [slot(`examples ${where}`)],
    },
    inline: { type: 'string', enum: [slot(`inline value ${where}`, VALUE)] },
  },
  patternProperties: { [slot(`pattern of names ${where}`)]: { type: 'string' } },
});

/** A segment of a JSON pointer in a URI fragment. */
const pointerSegment = (name: string): string =>
  encodeURIComponent(name.replaceAll('~', '~0').replaceAll('/', '~1'));
