/** What an annotation on a node does to the types of a client: a part of a description, and what a program may write. */
export interface Row {
  /** `query-parameter-added`: the path of its operation, and what the types of its components begin with. */
  readonly name: string;
  readonly path: object;
  /** Schemas of components, by what their name ends in; `''` is called like the row. */
  readonly schemas?: Readonly<Record<string, object>>;
  /** Parts of the description outside of paths: webhooks, tags, security schemes. */
  readonly beside?: {
    readonly webhooks?: object;
    readonly tags?: readonly object[];
    readonly securitySchemes?: object;
  };
  /** Statements that compile. `$` is the resource of the path, `#` what types are called. */
  readonly fine: readonly string[];
  /** Statements that do not, and what their writer reads. */
  readonly wrong: readonly (readonly [statement: string, words: string])[];
}

/** Oldest first. They are no dates, and the third is a preview; a client speaks the last unless it is told another. */
export const VERSIONS = ['first', 'second', 'third.preview', 'fourth'] as const;

export const TEXT: object = { type: 'string' };
export const NUMBER: object = { type: 'integer' };

export const json = (schema: object): object => ({ 'application/json': { schema } });
/** Answers with a value of a schema. */
export const giving = (schema: object): object => ({
  200: { description: 'An answer.', content: json(schema) },
});
export const DONE: object = { 204: { description: 'Done.' } };

/** A reference to a schema of the row. */
export const own = (name: string, ending = ''): object => ({
  $ref: `#/components/schemas/${pascal(name)}${ending}`,
});

/** `query-parameter-added` is `QueryParameterAdded`. */
export const pascal = (name: string): string =>
  name.replaceAll(/(?:^|-)(.)/g, (_, letter: string) => letter.toUpperCase());

export const camel = (name: string): string =>
  name.replaceAll(/-(.)/g, (_, letter: string) => letter.toUpperCase());
