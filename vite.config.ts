/** Builds the extension: `--mode chrome` into dist/chrome, `--mode firefox` into dist/firefox. */
import { crx, type ManifestV3Export } from '@crxjs/vite-plugin';
import { defineConfig } from 'vite';
import manifest from './manifest.json' with { type: 'json' };
import packageJson from './package.json' with { type: 'json' };
import { catalogueSummary } from './scripts/build/catalogue-summary.ts';

export default defineConfig(({ mode }) => {
  const browser = mode === 'firefox' ? 'firefox' : 'chrome';
  const { service_worker, scripts, type } = manifest.background;
  // Each browser is given its own half of the background key: web-ext warns of a service worker in Firefox.
  const background = browser === 'firefox' ? { scripts, type } : { service_worker, type };
  return {
    define: { __VERSION__: JSON.stringify(packageJson.version) },
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    plugins: [
      catalogueSummary(),
      // crxjs types know Chrome's manifest keys only; the shape is checked by the manifest test.
      crx({
        manifest: { ...manifest, version: packageJson.version, background } as unknown as ManifestV3Export,
        browser,
      }),
    ],
    build: {
      outDir: `dist/${browser}`,
      emptyOutDir: true,
      target: 'es2022',
      modulePreload: false,
      // The panel is reached only through devtools.panels.create, which the bundler cannot see.
      rollupOptions: { input: { panel: 'src/panel/panel.html' } },
    },
  };
});
