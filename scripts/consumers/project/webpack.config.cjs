const { resolve } = require('node:path');
const { apivintage } = require('apivintage/webpack');

module.exports = {
  mode: 'production',
  target: 'node20',
  context: __dirname,
  entry: './src/main.ts',
  experiments: { outputModule: true },
  output: { path: resolve(__dirname, 'built/webpack'), filename: 'main.mjs', module: true },
  resolve: { extensionAlias: { '.js': ['.ts', '.js'] } },
  module: { rules: [{ test: /\.ts$/, use: resolve(__dirname, 'typescript.mjs') }] },
  plugins: [apivintage()],
};
