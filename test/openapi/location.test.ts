// What a type is called that stands in a file which is an operation, or a part of one.
import { describe, expect, it } from 'vitest';
import { hintOf } from '../../generator/openapi/location.js';

const wordsAt = (file: string, pointer: string): readonly string[] =>
  hintOf({ uri: `file:///api/${file}`, pointer }, () => undefined).words;

describe('a type in a file of its own', () => {
  it.each([
    ['responses/all_pets.yml', '/content/application~1json/schema', ['all_pets']],
    ['responses/all_pets.yml', '/content/application~1json/schema/items', ['all_pets', 'item']],
    ['pets_create.yml', '/requestBody/content/application~1json/schema', ['pets_create', 'body']],
    ['pets_create.yml', '/responses/404/content/application~1json/schema', ['pets_create', 'error', '404']],
    ['tables.yml', '/Keeper', ['Keeper']],
    ['pet.yml', '', ['pet']],
  ])('%s#%s', (file, pointer, words) => {
    expect(wordsAt(file, pointer)).toEqual(words);
  });
});
