/** Builds the library into one file that needs no package; its types are written by `tsc -p tsconfig.library.json`. */
import { defineConfig } from 'vite';
import { version } from './package.json';

export default defineConfig({
  define: { __VERSION__: JSON.stringify(version) },
  ssr: { target: 'node', noExternal: true },
  build: {
    ssr: 'src/library/index.ts',
    outDir: 'dist/library',
    target: 'node20',
    copyPublicDir: false,
    license: { fileName: 'third-party-licences.md' },
    rollupOptions: { output: { entryFileNames: 'index.js', codeSplitting: false } },
  },
});
