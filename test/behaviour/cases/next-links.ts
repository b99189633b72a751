/** R10 to R16: the next page is where somebody else would like it to be. */
import { json } from './answers.js';
import type { Asked, Case, World } from './case.js';
import { collected, failed, same } from './check.js';
import type { List, Thing, Trials } from './client.js';
import { secure } from './redirects.js';

const LINKS: readonly (readonly [number: string, what: string, to: (asked: Asked) => string])[] = [
  ['R10', 'https of another host', ({ other }) => `${other.replace('http:', 'https:')}/x?page=2`],
  ['R10', 'another port', ({ other }) => `${other}/x?page=2`],
  ['R11', 'an address without scheme', ({ other }) => `${other.replace('http:', '')}/x?page=2`],
  ['R12', 'a slash and a backslash', ({ other }) => `/\\${other.slice('http://'.length)}/x?page=2`],
  ['R13', 'another host behind an @', ({ other, origin }) => `${origin}@${other.slice('http://'.length)}/x`],
  ['R13', 'its own host, with a user', ({ base }) => `${base.replace('//', '//api@')}/links?page=2`],
  ['R14', 'https of the same host', ({ base }) => `${base.replace('http:', 'https:')}/links?page=2`],
  ['R15', 'a script', () => 'javascript:alert(1)'],
  ['R16', 'another path of the same origin', ({ base }) => `${base}/things?page=2`],
  ['R16', 'a path above', () => '../links?page=2'],
];

const STYLES = [
  [
    'in a header',
    ({ links }: Trials): List<Thing> => links.list({ status: 'open' }),
    (link: string): ((asked: Asked) => void) => json([{ id: 1 }], 200, { link: `<${link}>; rel="next"` }),
  ],
  [
    'in the body',
    ({ addresses }: Trials): List<Thing> => addresses.list({ status: 'open' }),
    (next: string): ((asked: Asked) => void) => json({ value: [{ id: 1 }], next }),
  ],
] as const;

/** The page that came is given, and no other is asked for. */
const endsThere = async (world: World, list: List<Thing>): Promise<void> => {
  const { items, error } = await collected(list);
  same(items, [{ id: 1 }], 'items');
  failed(world.thrown(error), 'PaginationError');
  same((await world.seen()).length, 1, 'requests');
};

export const NEXT_LINKS: readonly Case[] = [
  ...STYLES.flatMap(([where, list, page]) =>
    LINKS.map(([number, what, to]): Case => ({
      number,
      title: `a next page ${where} at ${what} is not followed`,
      answer: (asked) => {
        page(to(asked))(asked);
      },
      run: async (world) => {
        await endsThere(world, list(world.client()));
      },
    })),
  ),
  ...STYLES.map(([where, list, page]): Case => ({
    number: 'R14',
    title: `a next page ${where} at http is not followed from https`,
    answer: (asked) => {
      page('http://api.test/links?page=2')(asked);
    },
    run: async (world) => {
      await endsThere(world, list(secure(world)));
    },
  })),
];
