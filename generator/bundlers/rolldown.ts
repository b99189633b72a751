export { apivintage, type BuildStepOptions, type RollupContext, type RollupPlugin } from './rollup.js';
