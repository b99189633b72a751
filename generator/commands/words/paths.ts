import { FAIL_ON, FORMATS } from '../flags.js';
import { READS, REPORTS, type Word } from './word.js';

export const paths: Word = {
  description: 'write the types paths, components and operations, as openapi-typescript did',
  usage: '[spec] [-o <file or folder>] | [name]',
  own: {
    additionalProperties: ['--additional-properties', 'objects take properties that are not declared'],
    alphabetize: ['--alphabetize', 'sort keys'],
    arrayLength: ['--array-length', 'short lists with limits are tuples'],
    conditionalEnums: ['--conditional-enums', 'of --enum: only choices whose values are named or described'],
    dedupeEnums: ['--dedupe-enums', 'of --enum: choices of the same values are one'],
    defaultNonNullable: [
      '--default-non-nullable <true|false>',
      'a property with a default is always there (default: true)',
      ['true', 'false'],
    ],
    emptyObjectsUnknown: ['--empty-objects-unknown', 'an object of which nothing is known may hold anything'],
    enum: ['--enum', 'choices of strings and numbers are enums'],
    enumValues: ['--enum-values', 'lists of the values of choices'],
    excludeDeprecated: ['--exclude-deprecated', 'leave out what is deprecated'],
    exportType: ['-t, --export-type', 'types instead of interfaces'],
    immutable: ['--immutable', 'everything is readonly'],
    makePathsEnum: ['--make-paths-enum', 'the paths are an enum as well, by operation'],
    pathParamsAsTypes: ['--path-params-as-types', 'a path with parameters stands for all that fit it'],
    propertiesRequiredByDefault: [
      '--properties-required-by-default',
      'where no property is said to be required, all are',
    ],
    readWriteMarkers: ['--read-write-markers', 'mark what is readOnly or writeOnly, instead of readonly'],
    rootTypes: ['--root-types', 'a name of its own for each component'],
    rootTypesKeepCasing: ['--root-types-keep-casing', 'such names of schemas as they are spelt'],
    rootTypesNoSchemaPrefix: [
      '--root-types-no-schema-prefix',
      'such names of schemas without Schema before them',
    ],
    check: ['--check', 'write nothing, and exit with 1 where what is written is not current'],
  },
  flags: [...READS, 'output', 'unresolved', 'int64', 'dryRun', 'force', ...REPORTS, 'quiet'],
  says: {
    verbose: 'time per stage; the stack of a crash',
    output: 'the file to write, or a folder with one for each version (default: print the types)',
  },
  formats: FORMATS,
  failOn: FAIL_ON,
};
