/** How a sign-in ended, as the app was told. */

export type Outcome = { ok: boolean; errorCode: string; message: string };

export function success(message: string): Outcome {
  return { ok: true, errorCode: '', message };
}

/** MSAL.js's errors carry `errorCode` beside the message. */
export function outcomeOfError(error: unknown): Outcome {
  if (!(error instanceof Error)) return { ok: false, errorCode: 'unknown', message: String(error) };
  const errorCode = 'errorCode' in error ? String(error.errorCode) : error.name;
  return { ok: false, errorCode, message: error.message };
}
