import { diagnose } from '../../diagnostics/catalogue.js';
import { isList, own } from '../../ir/documents.js';
import { TOKEN } from '../../ir/token.js';
import type { Node, ObjectNode, Reader } from '../reader.js';
import { isChoiceOfNames, isItemsAlone, isOfTexts } from './rest.js';
import { allowsNothing, fitsItsSchema, NUMERIC_KEYWORDS, typesOf } from './keywords.js';

/** Patterns longer than this are nobody's mistake to look into. */
const PATTERN_LIMIT = 10_000;

/**
 * Report the keywords of a schema that say nothing usable. Most are documentation only, so that each is a warning;
 * without those that hold the parts of a schema its type would be another.
 */
export const checkKeywords = (reader: Reader, node: ObjectNode): void => {
  const checks = new Set<Check>();
  for (const key of Object.keys(node.value)) {
    const check = CHECKED.get(key);
    if (check !== undefined) checks.add(check);
  }
  if (checks.size > 0) for (const check of CHECKS) if (checks.has(check)) check(reader, node);
};

type Check = (reader: Reader, node: ObjectNode) => void;

const checkUntyped: Check = (reader, node) => {
  for (const keyword of UNTYPED) {
    const member = reader.at(node, keyword);
    // Whoever hears of `if` knows of what follows it.
    const isSaid =
      ('if' in node.value && (keyword === 'then' || keyword === 'else')) ||
      (keyword === 'unevaluatedItems' && isItemsAlone(node)) ||
      (keyword === 'not' && allowsNothing(node.value)) ||
      (keyword === 'propertyNames' && (isOfTexts(node) || isChoiceOfNames(reader, node)));
    if (member !== undefined && !isSaid)
      reader.report(diagnose('untyped-keyword', { keyword }, reader.place(member)));
  }
};

const checkType: Check = (reader, node) => {
  const type = reader.at(node, 'type');
  if (type === undefined) return;
  const isMeant = typesOf(node.value).includes('null');
  if (type.value === null && !isMeant) reader.isEmpty(type);
  const all = isList(type.value) ? reader.items(type) : [type];
  for (const each of all)
    if (each.value === null && isMeant) reader.report(diagnose('unquoted-null', {}, reader.place(each)));
};

const checkDefault: Check = (reader, node) => {
  const initial = reader.at(node, 'default');
  if (initial !== undefined && !fitsItsSchema(node.value, initial.value)) {
    reader.report(diagnose('default-mismatch', {}, reader.place(initial)));
  }
};

/** Keywords that narrow values in ways that no type of TypeScript does. */
const UNTYPED = [
  ...(['not', 'if', 'then', 'else', 'dependentSchemas', 'dependentRequired', 'dependencies'] as const),
  ...(['propertyNames', 'contains', 'unevaluatedItems', 'contentSchema'] as const),
  // Those that end somewhere have been bound.
  '$dynamicRef',
] as const;

const CONTAINERS = ['properties', 'patternProperties', 'enum', 'required'] as const;

const checkContainers: Check = (reader, node) => {
  for (const keyword of CONTAINERS) {
    const member = reader.at(node, keyword);
    // A key without a value says nothing, and a boolean `required` is that of a parameter: slips that change nothing.
    if (member === undefined || member.value === null || typeof member.value === 'boolean') continue;
    if (keyword !== 'enum' && keyword !== 'required') reader.object(member);
    else reader.items(member);
  }
};

const checkNumbers: Check = (reader, node) => {
  for (const keyword of NUMERIC_KEYWORDS) {
    const member = reader.at(node, keyword);
    if (member === undefined || (typeof member.value === 'number' && Number.isFinite(member.value))) continue;
    // In OpenAPI 3.0 these say that `minimum` and `maximum` are not in the range themselves.
    const isFlag = keyword.startsWith('exclusive') && typeof member.value === 'boolean';
    if (!isFlag) unusable(reader, member, keyword, 'a number');
  }
};

const checkPattern: Check = (reader, node) => {
  const member = reader.at(node, 'pattern');
  if (member === undefined) return;
  if (typeof member.value !== 'string') unusable(reader, member, 'pattern', 'a string');
  else if (member.value.length <= PATTERN_LIMIT && !isPattern(member.value)) {
    reader.report(diagnose('invalid-pattern', { pattern: member.value }, reader.place(member)));
  }
};

const unusable = (reader: Reader, member: Node, keyword: string, expected: string): void =>
  reader.report(diagnose('unusable-keyword', { keyword, expected }, reader.place(member)));

/** In the order in which they report. */
const CHECKS: readonly Check[] = [
  checkType,
  checkContainers,
  checkNumbers,
  checkPattern,
  checkUntyped,
  checkDefault,
];

/** What checks a keyword: most schemas have none of these, and there are many. */
const CHECKED: ReadonlyMap<string, Check> = new Map([
  ['type', checkType],
  ...CONTAINERS.map((keyword) => [keyword, checkContainers] as const),
  ...NUMERIC_KEYWORDS.map((keyword) => [keyword, checkNumbers] as const),
  ['pattern', checkPattern],
  ...UNTYPED.map((keyword) => [keyword, checkUntyped] as const),
  ['default', checkDefault],
]);

/** Whether JavaScript can read a pattern, which is only compiled here: nothing is ever matched against it. */
const isPattern = (pattern: string): boolean => compiles(pattern, 'u') || compiles(pattern, '');

const compiles = (pattern: string, flags: string): boolean => {
  try {
    return new RegExp(pattern, flags) instanceof RegExp;
  } catch {
    return false;
  }
};

/** Report the URLs of a security scheme that no credential may be sent to. */
export const checkCredentialUrls = (reader: Reader, scheme: ObjectNode): void => {
  const flows = reader.members(reader.at(scheme, 'flows')).map(([, flow]) => flow);
  for (const [holder, key] of [
    [scheme, 'openIdConnectUrl'] as const,
    [scheme, 'oauth2MetadataUrl'] as const,
    ...flows.flatMap((flow) => FLOW_URLS.map((key) => [flow, key] as const)),
  ]) {
    const member = reader.at(holder, key);
    if (typeof member?.value === 'string' && !isSafeForCredentials(member.value)) {
      reader.report(diagnose('unsafe-credential-url', { url: member.value }, reader.place(member)));
    }
  }
};

const FLOW_URLS = ['tokenUrl', 'refreshUrl', 'authorizationUrl', 'deviceAuthorizationUrl'] as const;
const LOOPBACK = /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/;

/** Https, http on this machine, or relative to the server of the API. */
export const isSafeForCredentials = (text: string): boolean => {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined) return URL.canParse(text, 'https://server.invalid');
  return url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK.test(url.hostname));
};

/** Report the headers of a response whose names no header can have. */
export const checkHeaderNames = (reader: Reader, response: ObjectNode): void => {
  if (own(response.value, 'headers') === undefined) return;
  for (const [name, header] of reader.members(reader.at(response, 'headers'))) {
    if (!TOKEN.test(name)) reader.report(diagnose('unusable-header', { name }, reader.place(header)));
  }
};
