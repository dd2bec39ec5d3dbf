// Draws the PNG icons from the SVG sources in icons/, with the Chromium of this machine.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { chromium as chromiumFamily } from './setup/browsers.mjs';

interface Icon {
  source: string;
  file: string;
  size: number;
  /** Empty pixels on each side. */
  margin?: number;
}

const icons: Icon[] = [
  { source: 'icon-16.svg', file: 'icon-16.png', size: 16 },
  { source: 'icon.svg', file: 'icon-32.png', size: 32 },
  { source: 'icon.svg', file: 'icon-48.png', size: 48 },
  { source: 'icon.svg', file: 'icon-96.png', size: 96 },
  // The Chrome Web Store asks for 96 px of picture within 128: https://developer.chrome.com/docs/webstore/images
  { source: 'icon.svg', file: 'icon-128.png', size: 128, margin: 16 },
  { source: 'icon-failed-16.svg', file: 'icon-failed-16.png', size: 16 },
  { source: 'icon-failed.svg', file: 'icon-failed-32.png', size: 32 },
  { source: 'icon-failed.svg', file: 'icon-failed-48.png', size: 48 },
];

const inIcons = (name: string) => fileURLToPath(new URL(`../icons/${name}`, import.meta.url));

const found = chromiumFamily.find();
if (!found) throw new Error(chromiumFamily.advice());
const browser = await chromium.launch({ executablePath: found.path });
try {
  const page = await browser.newPage({ deviceScaleFactor: 1 });
  for (const { source, file, size, margin = 0 } of icons) {
    const svg = Buffer.from(readFileSync(inIcons(source))).toString('base64');
    await page.setViewportSize({ width: size, height: size });
    await page.setContent(
      `<style>html, body { margin: 0; background: none } img { display: block; box-sizing: border-box; padding: ${margin}px }</style>
       <img width="${size}" height="${size}" src="data:image/svg+xml;base64,${svg}">`,
    );
    await page.screenshot({ path: inIcons(file), omitBackground: true });
    console.log(`icons/${file}`);
  }
} finally {
  await browser.close();
}
