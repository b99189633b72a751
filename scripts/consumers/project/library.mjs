// An ES module uses the library.
import { generate } from 'apivintage';

const { files } = await generate({ spec: 'openapi.yaml', cwd: import.meta.dirname });
console.log(files.text('client.ts').includes('export class Shop'));
