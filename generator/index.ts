// The library, in the order in which a program uses it.

// 1. A configuration with types, for `apivintage.config.ts`.
export {
  defineConfig,
  type ApiConfig,
  type Config,
  type ConfigFormat,
  type PaginationRule,
  type VersionConfig,
  type VersionsConfig,
} from './config/config.js';
export type { Deprecated, Enums, Int64, Unresolved } from './choices.js';

// 2. From a description to the files of a client, in memory. Throws a FatalError where the input cannot be used.
export { generate, type ExternalCatalogue, type Generated, type GenerateOptions } from './generate.js';
export { FatalError } from './diagnostics/fatal.js';

// 2a. The seams: passes over the model, and outputs. What an output prints is code, which these make.
export type {
  CodeFile,
  ImportExtension,
  Output,
  OutputInput,
  OutputName,
  OutputPlan,
  PackageOptions,
  Pass,
  PathsOptions,
  PlannedFile,
  TemplateFile,
} from './seams.js';
export type * from './ir/model.js';
export type { Contract, ContractOptions, Member, RootName, Shape, ShapePrimitive } from './ir/contract.js';
export { at, versionsOf } from './ir/lookup.js';
export { Code, code, join } from './code.js';
export { ident, key, literal, specifier, str } from './typescript/literal.js';
export { pathsOutput } from './typescript/paths/output.js';

// 3. What it has to say about the description, as text: `reporters.pretty(diagnostics, documents)`.
export { reporters } from './diagnostics/report/reporters.js';
export type { Cause, Diagnostic, Place, Position, Severity, SourceLookup } from './diagnostics/diagnostic.js';
export type { Reporter, ReportOptions } from './diagnostics/report/options.js';

// 4. Writing: a plan that touches nothing, then the plan carried out. What we did not write is never overwritten.
export {
  applyWrite,
  FileSet,
  planWrite,
  type WriteOptions,
  type WritePlan,
  type WriteReport,
} from './output/write.js';
