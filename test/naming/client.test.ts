// What a client is called that nobody named: after the title, without the words that titles have in common.
import { expect, it } from 'vitest';
import { generateFromText } from '../../generator/generate.js';
import type { Output } from '../../generator/seams.js';

const clientOf = async (title: string, given?: string): Promise<string> => {
  let name = '';
  const output: Output = {
    name: 'client-name',
    plan: ({ names }) => {
      name = names.client;
      return { files: [] };
    },
  };
  const document = { openapi: '3.1.0', info: { title, version: '1' }, paths: {} };
  const options = { outputs: [output], ...(given === undefined ? {} : { name: given }) };
  await generateFromText('openapi.json', JSON.stringify(document), options);
  return name;
};

it.each([
  ['Harbour', 'Harbour'],
  ['Harbour API', 'Harbour'],
  ["Harbour's API documentation", 'Harbour'],
  ["Harbour's official OpenAPI spec + Pilot extension", 'HarbourPilotExtension'],
  ['The harbour’s docs', 'TheHarbour'],
  ['Special Officials', 'SpecialOfficials'],
  ['Specification', 'Specification'],
])('of %j', async (title, name) => {
  expect(await clientOf(title)).toBe(name);
});

it.each([
  ['github', 'GitHub API', 'GitHub'],
  ['git-hub', 'GitHub API', 'GitHub'],
  ['Github', 'GitHub API', 'Github'],
  ['hub', 'GitHub API', 'Hub'],
  ['api', 'GitHub API', 'GitHub'],
])('%j of %j', async (given, title, name) => {
  expect(await clientOf(title, given)).toBe(name);
});
