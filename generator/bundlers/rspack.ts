export { apivintage, type BuildStepOptions, type WebpackCompiler, type WebpackPlugin } from './webpack.js';
