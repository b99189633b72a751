import { isList, isMembers, own, type Members } from '../../ir/documents.js';
import { impliedValue, mappedReference } from '../mapping.js';

/** Where a reference leads once it is bound; undefined where it is right as it is written. */
type Bound = (reference: string) => string | undefined;

/**
 * A schema whose discriminator names what the options of its source have become. An option that was named by its reference
 * alone is told in the mapping by that name, since a copy has no name of its own.
 */
export const withDiscriminator = (schema: Members, source: Members, bound: Bound): Members => {
  const discriminator = own(source, 'discriminator');
  if (!isMembers(discriminator)) return schema;
  const anew = (target: unknown): unknown =>
    typeof target === 'string' ? (bound(mappedReference(target)) ?? target) : target;
  const named = own(discriminator, 'mapping');
  const written = Object.entries(isMembers(named) ? named : {});
  const mapped = written.map(([value, target]) => [value, anew(target)] as const);
  const known = new Set(mapped.map(([, target]) => target));
  const implied = optionsOf(source).flatMap((reference) => {
    const target = bound(reference);
    return target === undefined || known.has(target) ? [] : [[impliedValue(reference), target] as const];
  });
  const fallback = own(discriminator, 'defaultMapping');
  const standard = anew(fallback);
  const isRight =
    standard === fallback && mapped.every(([, target], index) => written[index]?.[1] === target);
  if (isRight && implied.length === 0) return schema;
  const mapping: Members = Object.fromEntries([...implied, ...mapped]);
  const others = fallback === undefined ? {} : { defaultMapping: standard };
  return { ...schema, discriminator: { ...discriminator, mapping, ...others } };
};

/** The references of a union's options. */
const optionsOf = (schema: Members): readonly string[] =>
  [own(schema, 'oneOf'), own(schema, 'anyOf')]
    .flatMap((options) => (isList(options) ? options : []))
    .map((option) => (isMembers(option) ? own(option, '$ref') : undefined))
    .filter((reference) => typeof reference === 'string');
