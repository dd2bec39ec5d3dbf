/** Builds the command line into one file that runs on Node alone. */
import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig, type Plugin } from 'vite';

const outDir = 'dist/cli';
const fileName = 'signin-doctor.js';

/** Lets the built file be started by its name. */
const executable: Plugin = {
  name: 'executable',
  writeBundle: ({ dir }) => chmodSync(join(dir ?? outDir, fileName), 0o755),
};

export default defineConfig({
  plugins: [executable],
  ssr: { target: 'node', noExternal: true },
  build: {
    ssr: 'src/cli/index.ts',
    outDir,
    target: 'node20',
    copyPublicDir: false,
    license: { fileName: 'third-party-licences.md' },
    rollupOptions: { output: { entryFileNames: fileName, banner: '#!/usr/bin/env node', codeSplitting: false } },
  },
});
