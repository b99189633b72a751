import { apivintage } from 'apivintage/vite';

export default {
  plugins: [apivintage()],
  build: {
    lib: { entry: 'src/main.ts', formats: ['es'], fileName: 'main' },
    target: 'es2022',
    outDir: 'built/vite',
  },
};
