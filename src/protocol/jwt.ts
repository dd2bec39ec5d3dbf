/** Decodes the parts of a JWT without verifying it. */
import { jwtDecode } from 'jwt-decode';

export interface Jwt {
  header: Record<string, unknown>;
  payload: Record<string, unknown>;
}

/** Header and claims of a compact JWT, or undefined where the text is none. Nothing is verified. */
export function jwtOf(text: string): Jwt | undefined {
  try {
    return {
      header: jwtDecode<Record<string, unknown>>(text, { header: true }),
      payload: jwtDecode<Record<string, unknown>>(text),
    };
  } catch {
    return undefined;
  }
}
