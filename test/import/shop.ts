/** A description with a bit of everything that can differ. */
export const shop: object = {
  openapi: '3.1.0',
  info: { title: 'Shop', version: '1' },
  servers: [{ url: 'https://a.example' }, { url: 'https://b.example' }],
  security: [{ key: [] }],
  tags: [{ name: 'orders', description: 'Orders.' }, { name: 'items' }],
  paths: {
    '/orders': {
      parameters: [{ $ref: '#/components/parameters/Trace' }],
      get: {
        operationId: 'list',
        tags: ['orders'],
        parameters: [
          { name: 'limit', in: 'query', required: true, schema: { type: 'integer' } },
          { name: 'status', in: 'query', schema: { $ref: '#/components/schemas/Status' } },
        ],
        responses: {
          '200': {
            description: 'All.',
            headers: { Total: { schema: { type: 'integer' } } },
            content: {
              'application/json': {
                schema: { type: 'array', items: { $ref: '#/components/schemas/Order' } },
              },
            },
          },
          '404': { $ref: '#/components/responses/Missing' },
        },
      },
      post: {
        requestBody: {
          content: {
            'application/json': {
              schema: { $ref: '#/components/schemas/Order' },
              examples: { one: { value: { id: 1 } }, two: { $ref: '#/components/examples/Two' } },
            },
          },
        },
        responses: { default: { description: 'x' } },
        security: [],
      },
    },
    '/items/{id}': { get: { responses: { '204': { description: 'None.' } } } },
  },
  components: {
    parameters: { Trace: { name: 'trace', in: 'header', schema: { type: 'string' } } },
    responses: { Missing: { description: 'Missing.' } },
    examples: { Two: { summary: 'Two.', value: { id: 2 } }, Three: { value: [3] } },
    securitySchemes: { key: { type: 'apiKey', in: 'header', name: 'Key' } },
    schemas: {
      Status: { type: 'string', enum: ['open', 'paid', 'gone'] },
      Order: {
        type: 'object',
        required: ['id', 'amount', 'extra'],
        properties: {
          id: { type: 'string' },
          amount: { type: ['integer', 'null'], default: 3 },
          default: {
            type: 'object',
            properties: { example: { type: 'string' } },
            additionalProperties: true,
          },
          kind: {
            oneOf: [{ $ref: '#/components/schemas/A' }, { $ref: '#/components/schemas/B' }, { type: 'null' }],
          },
        },
      },
      A: {
        allOf: [
          { $ref: '#/components/schemas/Order' },
          { type: 'object', properties: { a: { type: 'string' } } },
        ],
      },
      B: { type: 'object', discriminator: { propertyName: 't', mapping: { a: '#/components/schemas/A' } } },
    },
  },
  'x-logo': { url: 'x', sizes: [1, 2] },
};
