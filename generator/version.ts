import manifest from '../package.json' with { type: 'json' };

/** The version of the generator. */
export const VERSION: string = manifest.version;
