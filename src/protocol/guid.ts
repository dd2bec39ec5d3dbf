/** Recognises GUIDs, the only values that may be put into a link. */

const guid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Whether the whole text is one GUID in its hyphenated form. */
export const isGuid = (text: string): boolean => guid.test(text);
