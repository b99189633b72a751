/** Why our type of a schema need not be that of openapi-typescript, each with what a complaint of the compiler says then. */
export const REASONS: readonly (readonly [
  reason: string,
  applies: (complaint: string, discriminators: ReadonlySet<string>) => boolean,
])[] = [
  ['bytes: a Blob of ours is a string of theirs', (complaint) => /\bBlob\b/.test(complaint)],
  [
    'tags: they make names of types the only values of a discriminator, where ours says what the document says',
    (complaint, discriminators) =>
      [...discriminators].some((name) => complaint.includes(`'${name}'`)) || /\bOmit</.test(complaint),
  ],
  [
    'further properties: an index signature, which no interface of the other has',
    (complaint) => /Index signature|index signatures/.test(complaint),
  ],
  [
    'null: they pass over `nullable` beside `allOf`, and over null among values',
    (complaint) => /Type 'null' is not assignable/.test(complaint),
  ],
  ['anything: one says unknown where the other guesses', (complaint) => /'unknown'|unknown>/.test(complaint)],
  ['nothing: one of both is never', (complaint) => /'never'|never>/.test(complaint)],
];

/** The reason that explains a complaint; undefined where none does. */
export const reasonOf = (complaint: string, discriminators: ReadonlySet<string>): string | undefined =>
  REASONS.find(([, applies]) => applies(complaint, discriminators))?.[0];
