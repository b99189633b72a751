import * as z from 'zod';
import { configSchema } from './schema.js';

/** The schema of configuration files for editors: what config.schema.json holds. */
export const configJsonSchema = (): string => {
  const schema = z.toJSONSchema(configSchema, { target: 'draft-7', unrepresentable: 'any' });
  return `${JSON.stringify({ title: 'Configuration of apivintage', ...schema }, undefined, 2)}\n`;
};
