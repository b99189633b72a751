/** Writing the output folder: first a plan, which `--dry-run` and `check` print, then the plan carried out. */
export { applyWrite } from './apply.js';
export { FileSet } from './file-set.js';
export { planWrite, type WriteOptions, type WritePlan, type WriteReport } from './plan.js';
