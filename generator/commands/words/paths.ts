import { FORMATS } from '../flags.js';
import type { Word } from './word.js';

export const paths: Word = {
  description: 'write the types paths, components and operations, as openapi-typescript did',
  usage: '[spec] [-o <file or folder>] | [name]',
  formats: FORMATS,
  options: [
    ['--additional-properties', 'objects take properties that are not declared'],
    ['--alphabetize', 'sort keys'],
    ['--array-length', 'short lists with limits are tuples'],
    ['--conditional-enums', 'of --enum: only choices whose values are named or described'],
    ['--dedupe-enums', 'of --enum: choices of the same values are one'],
    ['--default-non-nullable <true|false>', 'a property with a default is always there (default: true)'],
    ['--empty-objects-unknown', 'an object of which nothing is known may hold anything'],
    ['--enum', 'choices of strings and numbers are enums'],
    ['--enum-values', 'lists of the values of choices'],
    ['--exclude-deprecated', 'leave out what is deprecated'],
    ['-t, --export-type', 'types instead of interfaces'],
    ['--immutable', 'everything is readonly'],
    ['--make-paths-enum', 'the paths are an enum as well, by operation'],
    ['--path-params-as-types', 'a path with parameters stands for all that fit it'],
    ['--properties-required-by-default', 'where no property is said to be required, all are'],
    ['--read-write-markers', 'mark what is readOnly or writeOnly, instead of readonly'],
    ['--root-types', 'a name of its own for each component'],
    ['--root-types-keep-casing', 'such names of schemas as they are spelt'],
    ['--root-types-no-schema-prefix', 'such names of schemas without Schema before them'],
    ['--check', 'write nothing, and exit with 1 where what is written is not current'],
  ],
};
