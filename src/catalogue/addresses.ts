/** Kinds of redirect URIs that entries tell apart by the address alone. */

/** Address of the Windows broker, which the library adds by itself. */
export const isBrokerAddress = (uri: string): boolean => /^ms-appx-web:\/\//i.test(uri);

/** Address only an installed app can receive: a scheme of its own, or Microsoft's page for embedded browsers. */
export const isNativeAddress = (uri: string): boolean =>
  (/^[a-z][a-z0-9+.-]*:/i.test(uri) && !/^https?:/i.test(uri)) || /\/common\/oauth2\/nativeclient$/i.test(uri);

/** Address on this machine, as desktop apps and local development use it. */
export const isLoopback = (uri: string): boolean =>
  /^https?:\/\/(?:localhost|127\.0\.0\.1|\[::1\])(?:[:/]|$)/i.test(uri);
