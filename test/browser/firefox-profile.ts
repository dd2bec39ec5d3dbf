/** The preferences of a Firefox under test: quiet, off the network, and with the fake Entra behind its proxy. */
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export type FirefoxLooks = {
  theme?: 'light' | 'dark';
  locale?: string;
  /** `partition` is Firefox's default: hidden frames of a sign-in then have no session. Left out: allowed. */
  thirdPartyCookies?: 'allow' | 'partition';
};

/** Makes a fresh profile folder. */
export async function makeFirefoxProfile(proxyPort: number, looks: FirefoxLooks): Promise<string> {
  const profile = await mkdtemp(join(tmpdir(), 'signin-doctor-firefox-'));
  const dark = looks.theme === 'dark';
  const preferences: Record<string, string | number | boolean> = {
    // 0: a free port, told in the profile's file MarionetteActivePort.
    'marionette.port': 0,
    'network.proxy.type': 1,
    'network.proxy.http': '127.0.0.1',
    'network.proxy.http_port': proxyPort,
    'network.proxy.ssl': '127.0.0.1',
    'network.proxy.ssl_port': proxyPort,
    'network.proxy.no_proxies_on': 'localhost,127.0.0.1',
    'network.cookie.cookieBehavior': looks.thirdPartyCookies === 'partition' ? 5 : 0,
    'ui.systemUsesDarkTheme': dark ? 1 : 0,
    'devtools.theme': dark ? 'dark' : 'light',
    'devtools.toolbox.host': 'right',
    'devtools.toolbox.sidebar.width': 600,
    ...(looks.locale && { 'intl.accept_languages': looks.locale }),
    'app.update.enabled': false,
    'browser.aboutwelcome.enabled': false,
    'browser.safebrowsing.update.enabled': false,
    'browser.shell.checkDefaultBrowser': false,
    'browser.startup.homepage_override.mstone': 'ignore',
    'datareporting.policy.dataSubmissionEnabled': false,
    'extensions.getAddons.cache.enabled': false,
    'network.captive-portal-service.enabled': false,
    'network.connectivity-service.enabled': false,
    'services.settings.server': 'data:,#remote-settings-dummy/v1',
    'startup.homepage_welcome_url': '',
    'toolkit.telemetry.enabled': false,
  };
  const lines = Object.entries(preferences).map(([name, value]) => `user_pref("${name}", ${JSON.stringify(value)});`);
  await writeFile(join(profile, 'user.js'), lines.join('\n'));
  return profile;
}
