// The plugins are what each bundler takes: this has to compile, no more.
import { apivintage as esbuild } from 'apivintage/esbuild';
import { apivintage as rolldown } from 'apivintage/rolldown';
import { apivintage as rollup } from 'apivintage/rollup';
import { apivintage as rspack } from 'apivintage/rspack';
import { apivintage as vite } from 'apivintage/vite';
import { apivintage as webpack } from 'apivintage/webpack';
import type { Plugin as EsbuildPlugin } from 'esbuild';
import type { RolldownPluginOption } from 'rolldown';
import type { Plugin as RollupPlugin } from 'rollup';
import type { RspackPluginInstance } from '@rspack/core';
import type { PluginOption } from 'vite';
import type { WebpackPluginInstance } from 'webpack';

const apis = { shop: { spec: 'openapi.yaml', output: 'src/api' } };

export const plugins: [
  EsbuildPlugin,
  RolldownPluginOption,
  RollupPlugin,
  RspackPluginInstance,
  PluginOption,
  WebpackPluginInstance,
] = [
  esbuild(),
  rolldown({ apis }),
  rollup({ config: 'apivintage.config.yaml' }),
  rspack(),
  vite(),
  webpack(),
];
