import type { Code } from '../diagnostics/catalogue.js';
import type { Rule } from './rule.js';
import { annotationOnReference } from './rules/annotation-on-reference.js';
import { annotationWithoutEffect } from './rules/annotation-without-effect.js';
import { beforeEqualsPresent } from './rules/before-equals-present.js';
import { changeMissing, unusedChange } from './rules/changes.js';
import { emptyInterval } from './rules/empty-interval.js';
import {
  operationWithoutError,
  operationWithoutSuccess,
  operationWithoutSummary,
  operationWithoutTag,
} from './rules/operation-content.js';
import { duplicateOperationId, operationIdStyle } from './rules/operation-ids.js';
import { paginationConventionMisfit } from './rules/pagination-convention-misfit.js';
import { propertyWithoutDescription } from './rules/property-without-description.js';
import { deadReference, unresolvedReference } from './rules/references.js';
import { requiredRequestProperty } from './rules/required-request-property.js';
import { unusedComponent } from './rules/unused-component.js';
import { versionInProse } from './rules/version-in-prose.js';

/** What only the linter looks for. */
export const RULES: readonly Rule[] = [
  annotationOnReference,
  annotationWithoutEffect,
  beforeEqualsPresent,
  changeMissing,
  deadReference,
  duplicateOperationId,
  emptyInterval,
  operationIdStyle,
  operationWithoutError,
  operationWithoutSuccess,
  operationWithoutSummary,
  operationWithoutTag,
  paginationConventionMisfit,
  propertyWithoutDescription,
  requiredRequestProperty,
  unresolvedReference,
  unusedChange,
  unusedComponent,
  versionInProse,
];

/** What every command that reads a description looks for on the way. */
const STAGES: readonly Code[] = [
  'invalid-catalogue',
  'invalid-overlay',
  'malformed-annotation',
  'overlay-misfit',
  'overlay-of-another',
  'overlay-without-match',
  'pagination-misfit',
  'unknown-change',
  'unknown-version',
];

/** The codes that have a page in docs/rules/, sorted. */
export const RULE_CODES: readonly Code[] = [...new Set([...RULES.map(({ code }) => code), ...STAGES])].sort();
