/** Whom a change concerns. */
export const CLASSES = ['breaking-callers', 'breaking-senders', 'compatible', 'documentation'] as const;

/**
 * `breaking-callers`: code that calls or reads an answer no longer works. `breaking-senders`: what was sent so far is
 * refused, or means something else. `compatible`: whoever ignores it is fine. `documentation`: only words changed.
 */
export type ChangeClass = (typeof CLASSES)[number];

/** The annotation that dates such a change, so that older versions stay what they are. */
export type Advice =
  | 'x-added'
  | 'x-removed'
  | 'x-before'
  | 'x-made-required'
  | 'x-made-optional'
  | 'x-renamed-from'
  | 'x-enum-added'
  | 'x-enum-removed';

interface Rule {
  readonly class: ChangeClass;
  readonly advice?: Advice;
}

/** Every kind of change that is told apart. Ids are stable: docs/changes.md explains each. */
export const RULES = {
  'operation-added': { class: 'compatible', advice: 'x-added' },
  'operation-removed': { class: 'breaking-callers', advice: 'x-removed' },
  'operation-moved': { class: 'breaking-callers', advice: 'x-removed' },
  'method-renamed': { class: 'breaking-callers' },
  'operation-id-changed': { class: 'compatible', advice: 'x-before' },
  'operation-deprecated': { class: 'compatible', advice: 'x-before' },
  'operation-undeprecated': { class: 'compatible', advice: 'x-before' },
  'operation-tags-changed': { class: 'documentation' },
  'tag-added': { class: 'documentation' },
  'tag-removed': { class: 'documentation' },
  'path-parameter-renamed': { class: 'compatible', advice: 'x-renamed-from' },

  'parameter-added': { class: 'compatible', advice: 'x-added' },
  'required-parameter-added': { class: 'breaking-senders', advice: 'x-added' },
  'parameter-removed': { class: 'breaking-senders', advice: 'x-removed' },
  'parameter-renamed': { class: 'breaking-senders', advice: 'x-renamed-from' },
  'parameter-moved': { class: 'breaking-senders', advice: 'x-before' },
  'parameter-became-required': { class: 'breaking-senders', advice: 'x-made-required' },
  'parameter-became-optional': { class: 'compatible', advice: 'x-made-optional' },
  'parameter-style-changed': { class: 'breaking-senders', advice: 'x-before' },
  'parameter-deprecated': { class: 'compatible', advice: 'x-before' },
  'parameter-undeprecated': { class: 'compatible', advice: 'x-before' },

  'request-body-added': { class: 'compatible', advice: 'x-before' },
  'required-request-body-added': { class: 'breaking-senders', advice: 'x-before' },
  'request-body-removed': { class: 'breaking-senders', advice: 'x-before' },
  'request-body-became-required': { class: 'breaking-senders', advice: 'x-before' },
  'request-body-became-optional': { class: 'compatible', advice: 'x-before' },
  'request-media-type-changed': { class: 'breaking-senders', advice: 'x-added' },
  'request-media-type-added': { class: 'compatible', advice: 'x-added' },
  'request-media-type-removed': { class: 'breaking-senders', advice: 'x-removed' },
  'request-media-type-schema-changed': { class: 'breaking-senders', advice: 'x-before' },
  'request-encoding-changed': { class: 'breaking-senders', advice: 'x-before' },

  'response-body-added': { class: 'compatible', advice: 'x-added' },
  'response-body-removed': { class: 'breaking-callers', advice: 'x-removed' },
  'response-media-type-changed': { class: 'breaking-callers', advice: 'x-added' },
  'response-media-type-added': { class: 'compatible', advice: 'x-added' },
  'response-media-type-removed': { class: 'breaking-callers', advice: 'x-removed' },
  'response-media-type-schema-changed': { class: 'breaking-callers', advice: 'x-before' },
  'response-became-stream': { class: 'breaking-callers', advice: 'x-added' },
  'response-no-longer-stream': { class: 'breaking-callers', advice: 'x-added' },
  'response-body-became-optional': { class: 'breaking-callers', advice: 'x-added' },
  'response-body-became-certain': { class: 'compatible', advice: 'x-removed' },
  'success-status-added': { class: 'compatible', advice: 'x-added' },
  'success-status-removed': { class: 'breaking-callers', advice: 'x-removed' },
  'response-status-added': { class: 'compatible', advice: 'x-added' },
  'response-status-removed': { class: 'compatible', advice: 'x-removed' },
  'response-header-added': { class: 'compatible', advice: 'x-added' },
  'response-header-removed': { class: 'breaking-callers', advice: 'x-removed' },
  'response-header-became-required': { class: 'compatible', advice: 'x-before' },
  'response-header-became-optional': { class: 'breaking-callers', advice: 'x-before' },
  'response-header-deprecated': { class: 'compatible', advice: 'x-before' },
  'response-header-undeprecated': { class: 'compatible', advice: 'x-before' },
  'response-header-style-changed': { class: 'breaking-callers', advice: 'x-before' },
  'response-header-type-changed': { class: 'breaking-callers', advice: 'x-before' },
  'response-header-type-narrowed': { class: 'compatible', advice: 'x-before' },
  'link-added': { class: 'compatible', advice: 'x-before' },
  'link-removed': { class: 'breaking-callers', advice: 'x-before' },
  'link-changed': { class: 'breaking-callers', advice: 'x-before' },
  'error-added': { class: 'compatible', advice: 'x-added' },
  'error-removed': { class: 'compatible', advice: 'x-removed' },
  'error-body-added': { class: 'compatible', advice: 'x-added' },
  'error-body-removed': { class: 'breaking-callers', advice: 'x-removed' },
  'pagination-added': { class: 'breaking-callers', advice: 'x-before' },
  'pagination-removed': { class: 'breaking-callers', advice: 'x-before' },
  'pagination-changed': { class: 'breaking-callers', advice: 'x-before' },

  'request-property-added': { class: 'compatible', advice: 'x-added' },
  'required-request-property-added': { class: 'breaking-senders', advice: 'x-added' },
  'request-property-removed': { class: 'breaking-senders', advice: 'x-removed' },
  'request-property-renamed': { class: 'breaking-senders', advice: 'x-renamed-from' },
  'request-property-became-required': { class: 'breaking-senders', advice: 'x-made-required' },
  'request-property-became-optional': { class: 'compatible', advice: 'x-made-optional' },
  'request-became-nullable': { class: 'compatible', advice: 'x-before' },
  'request-no-longer-nullable': { class: 'breaking-senders', advice: 'x-before' },
  'request-enum-value-added': { class: 'compatible', advice: 'x-enum-added' },
  'request-enum-value-removed': { class: 'breaking-senders', advice: 'x-enum-removed' },
  'request-type-widened': { class: 'compatible', advice: 'x-before' },
  'request-type-narrowed': { class: 'breaking-senders', advice: 'x-before' },
  'request-type-changed': { class: 'breaking-senders', advice: 'x-before' },
  'request-discriminator-changed': { class: 'breaking-senders', advice: 'x-before' },
  'request-discriminator-value-added': { class: 'compatible', advice: 'x-before' },
  'request-discriminator-value-removed': { class: 'breaking-senders', advice: 'x-before' },
  'request-constraint-tightened': { class: 'breaking-senders', advice: 'x-before' },
  'request-constraint-loosened': { class: 'compatible', advice: 'x-before' },
  'request-xml-changed': { class: 'breaking-senders', advice: 'x-before' },
  'request-format-added': { class: 'breaking-senders', advice: 'x-before' },
  'request-format-changed': { class: 'breaking-senders', advice: 'x-before' },
  'request-format-removed': { class: 'compatible', advice: 'x-before' },

  'response-property-added': { class: 'compatible', advice: 'x-added' },
  'response-property-removed': { class: 'breaking-callers', advice: 'x-removed' },
  'response-property-renamed': { class: 'breaking-callers', advice: 'x-renamed-from' },
  'response-property-became-required': { class: 'compatible', advice: 'x-made-required' },
  'response-property-became-optional': { class: 'breaking-callers', advice: 'x-made-optional' },
  'response-became-nullable': { class: 'breaking-callers', advice: 'x-before' },
  'response-no-longer-nullable': { class: 'compatible', advice: 'x-before' },
  'response-enum-value-added': { class: 'breaking-callers', advice: 'x-enum-added' },
  'response-enum-value-removed': { class: 'compatible', advice: 'x-enum-removed' },
  'response-type-widened': { class: 'breaking-callers', advice: 'x-before' },
  'response-type-narrowed': { class: 'compatible', advice: 'x-before' },
  'response-type-changed': { class: 'breaking-callers', advice: 'x-before' },
  'response-discriminator-changed': { class: 'breaking-callers', advice: 'x-before' },
  'response-discriminator-value-added': { class: 'breaking-callers', advice: 'x-before' },
  'response-discriminator-value-removed': { class: 'compatible', advice: 'x-before' },
  'response-constraint-tightened': { class: 'compatible', advice: 'x-before' },
  'response-constraint-loosened': { class: 'breaking-callers', advice: 'x-before' },
  'response-xml-changed': { class: 'breaking-callers', advice: 'x-before' },
  'response-format-added': { class: 'compatible', advice: 'x-before' },
  'response-format-changed': { class: 'breaking-callers', advice: 'x-before' },
  'response-format-removed': { class: 'breaking-callers', advice: 'x-before' },

  'request-default-changed': { class: 'breaking-senders', advice: 'x-before' },
  'default-changed': { class: 'compatible', advice: 'x-before' },
  'property-deprecated': { class: 'compatible', advice: 'x-before' },
  'property-undeprecated': { class: 'compatible', advice: 'x-before' },
  'schema-added': { class: 'compatible', advice: 'x-added' },
  'schema-removed': { class: 'breaking-callers', advice: 'x-removed' },
  'schema-renamed': { class: 'breaking-callers', advice: 'x-renamed-from' },
  'schema-deprecated': { class: 'compatible', advice: 'x-before' },
  'schema-undeprecated': { class: 'compatible', advice: 'x-before' },

  'webhook-added': { class: 'compatible', advice: 'x-added' },
  'webhook-removed': { class: 'breaking-callers', advice: 'x-removed' },
  'webhook-method-changed': { class: 'breaking-callers', advice: 'x-before' },
  'webhook-changed': { class: 'breaking-callers', advice: 'x-before' },
  'webhook-deprecated': { class: 'compatible', advice: 'x-before' },
  'webhook-undeprecated': { class: 'compatible', advice: 'x-before' },
  'callback-added': { class: 'compatible', advice: 'x-before' },
  'callback-removed': { class: 'breaking-callers', advice: 'x-before' },
  'callback-changed': { class: 'breaking-callers', advice: 'x-before' },
  'callback-deprecated': { class: 'compatible', advice: 'x-before' },
  'callback-undeprecated': { class: 'compatible', advice: 'x-before' },

  'security-added': { class: 'breaking-senders', advice: 'x-before' },
  'security-removed': { class: 'compatible', advice: 'x-before' },
  'security-alternative-added': { class: 'compatible', advice: 'x-before' },
  'security-alternative-removed': { class: 'breaking-senders', advice: 'x-before' },
  'security-scope-added': { class: 'breaking-senders', advice: 'x-before' },
  'security-scope-removed': { class: 'compatible', advice: 'x-before' },
  'security-scheme-added': { class: 'compatible', advice: 'x-added' },
  'security-scheme-removed': { class: 'breaking-senders', advice: 'x-removed' },
  'security-scheme-changed': { class: 'breaking-senders', advice: 'x-before' },
  'security-scheme-deprecated': { class: 'compatible', advice: 'x-before' },
  'security-scheme-undeprecated': { class: 'compatible', advice: 'x-before' },
  'security-url-added': { class: 'compatible', advice: 'x-before' },
  'security-url-changed': { class: 'breaking-senders', advice: 'x-before' },
  'security-flow-added': { class: 'compatible', advice: 'x-before' },
  'security-flow-removed': { class: 'breaking-senders', advice: 'x-before' },
  'security-flow-scope-added': { class: 'compatible', advice: 'x-before' },
  'security-flow-scope-removed': { class: 'breaking-senders', advice: 'x-before' },
  'server-added': { class: 'compatible', advice: 'x-added' },
  'server-removed': { class: 'breaking-callers', advice: 'x-removed' },
  'default-server-changed': { class: 'breaking-callers', advice: 'x-before' },
  'server-variables-changed': { class: 'breaking-callers', advice: 'x-before' },
  'server-variable-widened': { class: 'compatible', advice: 'x-before' },
  'version-address-changed': { class: 'compatible', advice: 'x-before' },

  'version-added': { class: 'compatible' },
  'version-removed': { class: 'breaking-callers' },
  'version-retired': { class: 'breaking-callers' },
  'version-status-changed': { class: 'compatible' },
  'default-version-changed': { class: 'compatible' },
  'versioning-changed': { class: 'breaking-senders' },

  'stability-lowered': { class: 'breaking-callers', advice: 'x-before' },
  'stability-raised': { class: 'compatible', advice: 'x-before' },
  'sunset-announced': { class: 'compatible', advice: 'x-before' },
  'sunset-brought-forward': { class: 'breaking-callers', advice: 'x-before' },
  'sunset-put-off': { class: 'compatible', advice: 'x-before' },
  'sunset-withdrawn': { class: 'compatible', advice: 'x-before' },

  'documentation-changed': { class: 'documentation' },
} as const;

export type RuleId = keyof typeof RULES;

/** Every rule with what is known of it. */
export const ruleOf = (id: RuleId): Rule => RULES[id];

export const isBreaking = (of: ChangeClass): boolean =>
  of === 'breaking-callers' || of === 'breaking-senders';

/** What is said beside what an API does: a version that is released may be announced to end, and stays what it is. */
const ANNOUNCEMENT = /^(?:default-version|stability|sunset|version|versioning)-|-(?:un)?deprecated$/;

/** Whether a released version becomes another one by a change. */
export const isLocked = (id: RuleId): boolean =>
  ruleOf(id).class !== 'documentation' && !ANNOUNCEMENT.test(id);
