/** Writing the output folder: first a plan, which `--dry-run` and `check` print, then the plan carried out. */
export { applyWrite } from './apply.js';
export { FileSet } from './file-set.js';
export { planFile } from './file.js';
export { planWrite, type WriteOptions, type WritePlan, type WriteReport } from './plan.js';
export { inspectOutput, type OutputState } from './inspect.js';
export type { ManifestSource, Recipe } from './manifest.js';
