import { createRequire } from 'node:module';
const program = createRequire(import.meta.url)('../program.cjs');
const door = program["bundlers/vite"];
export const { apivintage } = door;
