import { Shop } from './api/index.js';

declare const process: { readonly env: Readonly<Record<string, string | undefined>> };

const shop = new Shop({ baseURL: process.env['SHOP_URL'] ?? '' });
const orders = await shop.orders.list();
const ids: readonly string[] = orders.map(({ id }) => id);
console.log(ids.join(' '));
