// The types of the output `paths` in openapi-fetch and openapi-react-query, as they come from their registry.
import { QueryClient } from '@tanstack/react-query';
import createFetchClient from 'openapi-fetch';
import createClient from 'openapi-react-query';
import type { paths } from './schema.js';

declare const process: { readonly env: Readonly<Record<string, string | undefined>> };

const fetchClient = createFetchClient<paths>({ baseUrl: process.env['SHOP_URL'] ?? '' });
const api = createClient(fetchClient);

// Hooks are for components; that they take what the types say is for the compiler.
export const useOrders = (): readonly string[] => {
  const { data, error } = api.useQuery('get', '/orders');
  const ids: readonly string[] | undefined = data?.map(({ id }) => id);
  return error === null ? (ids ?? []) : [];
};

export const useWrong = (): void => {
  // @ts-expect-error: there is no such path
  api.useQuery('get', '/baskets');
  // @ts-expect-error: nothing can be posted there
  api.useMutation('post', '/orders');
  // @ts-expect-error: an order has no name
  api.useQuery('get', '/orders').data?.map(({ name }) => name);
};

const orders = await new QueryClient().fetchQuery(api.queryOptions('get', '/orders'));
console.log(...(orders ?? []).map(({ id }) => id));
