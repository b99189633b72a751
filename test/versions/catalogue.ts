/** The catalogue of the API that is written in every form. */
export const versions: object = {
  'x-api-versions': {
    header: 'Shop-Version',
    unknown: { status: 400, schema: '#/components/schemas/Refusal', code: 'no_such_version' },
    versions: [
      { version: 'spring', released: '2026-01-15' },
      { version: 'summer', released: '2026-06-01' },
      { version: 'autumn.preview' },
      { version: 'winter', released: '2026-12-01' },
    ],
  },
  'x-api-changes': { pages: { in: 'summer', breaking: true, summary: 'Orders come in pages.' } },
};
