import {
  BaseResolver,
  createConfig,
  lintDocument,
  Source,
  type Config,
  type NormalizedProblem,
} from '@redocly/openapi-core';

/** What we use of Redocly: more code than all of ours, which the build leaves in a file of its own for `lint` to load. */
export { createConfig, type Config, type NormalizedProblem };

/** Apply the rules of a configuration to a document that is all there is: it stands in no file, under a name. */
export const problemsOf = async (
  name: string,
  parsed: unknown,
  config: Config,
): Promise<readonly NormalizedProblem[]> => {
  const document = { source: new Source(name, '', 'application/json'), parsed };
  return await lintDocument({ document, config, externalRefResolver: new Nothing() });
};

/** What a reference could not be resolved to before is not looked for on disks and networks. */
class Nothing extends BaseResolver {
  override loadExternalRef(reference: string): Promise<Source> {
    return Promise.reject(new Error(`${reference} is not part of the document`));
  }
}
