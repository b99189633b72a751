/**
 * Documents of which something else than the rule is accepted, by name, each with its reason. The rule: a document is
 * generated and compiles, or is rejected for a defect that is really there. Should be empty.
 */
export const SUPPRESSIONS: ReadonlyMap<string, string> = new Map();
