/** What we use of Redocly: more code than all of ours, which the build leaves in a file of its own for `lint` to load. */
export { BaseResolver, createConfig, lintDocument, Source, type Config } from '@redocly/openapi-core';
