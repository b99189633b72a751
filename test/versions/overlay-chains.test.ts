// Overlays one after another, and beside documents of single versions: what a version is made of, and in which order.
import { expect, it } from 'vitest';
import { describe } from '../../generator/description.js';
import { isMembers, type Members } from '../../generator/ir/documents.js';
import type { Diagnostic } from '../../generator/diagnostics/diagnostic.js';
import { documentsFromText } from '../../generator/source/documents.js';

const titled = (title: string, more = ''): string =>
  `openapi: 3.1.0\ninfo: { title: ${title}, version: '1' }\npaths: {}\n${more}`;
const overlay = (target: string, update: string): string =>
  `overlay: 1.0.0\nactions: [{ target: "${target}", update: ${update} }]\n`;

/** The documents of the versions of a shop, and what is said of them. */
const versionsOf = async (
  versions: readonly string[],
  files: Readonly<Record<string, string>>,
): Promise<{ documents: readonly Members[]; told: readonly string[] }> => {
  const catalogue = `x-api-versions: { header: V, versions: [${versions.join(', ')}] }\n`;
  const documents = await documentsFromText('shop.yaml', titled('Shop', catalogue), files);
  const diagnostics: Diagnostic[] = [];
  const { views } = describe(documents, (each) => diagnostics.push(each));
  return {
    documents: views.map((view) => view.value(view.entry)).filter(isMembers),
    told: diagnostics.map(({ code, place }) => `${code} ${place?.file ?? ''}${place?.pointer ?? ''}`),
  };
};

const title = ({ info }: Members): unknown => (isMembers(info) ? info['title'] : undefined);

it('the overlay of a later version has the last word', async () => {
  const { documents, told } = await versionsOf(
    ['{ version: a }', '{ version: b, overlay: b.yaml }', '{ version: c, overlay: c.yaml }'],
    { 'b.yaml': overlay('$.info', '{ title: B, summary: B }'), 'c.yaml': overlay('$.info', '{ title: C }') },
  );
  expect(told).toEqual([]);
  expect(documents.map(title)).toEqual(['Shop', 'B', 'C']);
  expect(documents[2]).toMatchObject({ info: { summary: 'B' } });
});

it('a document of its own begins anew, and what follows without one is of the first again', async () => {
  const { documents, told } = await versionsOf(
    [
      '{ version: a }',
      '{ version: b, overlay: b.yaml }',
      '{ version: c, document: c.yaml }',
      '{ version: d, overlay: d.yaml }',
      '{ version: e }',
    ],
    {
      'b.yaml': overlay('$.info', '{ summary: B }'),
      'c.yaml': titled('C'),
      'd.yaml': overlay('$.info', '{ description: D }'),
    },
  );
  expect(told).toEqual([]);
  expect(documents.map((each) => each['info'])).toEqual([
    { title: 'Shop', version: '1' },
    { title: 'Shop', version: '1', summary: 'B' },
    { title: 'C', version: '1' },
    { title: 'C', version: '1', description: 'D' },
    { title: 'Shop', version: '1' },
  ]);
});

it('an overlay finds what the one before it has put in only as long as its annotations let it live', async () => {
  const { documents, told } = await versionsOf(
    ['{ version: a }', '{ version: b, overlay: b.yaml }', '{ version: c, overlay: c.yaml }'],
    {
      'b.yaml': overlay('$.paths', '{ /more: { x-removed: c, summary: More. } }'),
      'c.yaml': overlay("$.paths['/more']", '{ summary: Less. }'),
    },
  );
  expect(told).toEqual(['overlay-without-match c.yaml/actions/0/target']);
  expect(documents.map(({ paths }) => paths)).toEqual([{}, { '/more': { summary: 'More.' } }, {}]);
});

it('what an overlay refers to is what overlays have made of it, not what the description says', async () => {
  const { documents, told } = await versionsOf(
    [
      '{ version: a }',
      '{ version: b, document: b.yaml }',
      '{ version: c, overlay: c.yaml }',
      '{ version: d }',
    ],
    {
      'b.yaml': titled('B', 'components: { parameters: { P: { name: p, in: query, x-removed: b } } }'),
      'c.yaml': overlay(
        '$',
        `{ components: { parameters: { P: { name: again }, Q: { name: q, x-added: d } } },
           paths: { /a: { parameters: [{ $ref: '#/components/parameters/P' }, { $ref: '#/components/parameters/Q' }] } } }`,
      ),
    },
  );
  expect(told).toEqual([]);
  const P = { $ref: '#/components/parameters/P' };
  expect(documents[2]).toMatchObject({ paths: { '/a': { parameters: [P] } } });
});
