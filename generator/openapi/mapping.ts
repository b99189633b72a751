/** The reference of an entry in the `mapping` of a discriminator, which may be the bare name of a component. */
export const mappedReference = (target: string): string =>
  /^[A-Za-z0-9._-]+$/.test(target) && !/\.(ya?ml|json)$/.test(target)
    ? `#/components/schemas/${target}`
    : target;

/** The value that stands for a schema where no mapping names another one: the last name in its reference. */
export const impliedValue = (reference: string): string =>
  reference.slice(Math.max(reference.lastIndexOf('/'), reference.lastIndexOf('#')) + 1);
