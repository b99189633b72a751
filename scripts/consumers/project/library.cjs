// A CommonJS program uses the library.
const { defineConfig, generate } = require('apivintage');

generate({
  spec: defineConfig({ apis: { shop: { spec: 'openapi.yaml', output: 'x' } } }).apis.shop.spec,
  cwd: __dirname,
}).then(({ files }) => console.log(files.text('client.ts').includes('export class Shop')));
