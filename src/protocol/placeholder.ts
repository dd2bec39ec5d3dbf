/** Recognises settings that were never filled in: a sample's placeholder, or a missing value written as a word. */

const missingValue = /^(?:undefined|null|none|nan|\[object object\])$/i;
const brackets = /^(?:<.*>|\{+.*\}+|\[.*\]|\$\{?[\w.]+\}?|%[\w.]+%|#\{.*\}#?|__\w+__)$/;
const invitation = /^(?:your|enter|insert|paste|put|replace|fill|todo|change)(?:[\s_-]|[A-Z])|[\s_-]here$/i;
const nameOfSetting =
  /^(?:(?:the|my|azure|ad|aad|entra)[\s_-]?)*(?:client|app|application|tenant|directory|resource|api)[\s_-]?(?:id|guid|name|uri)?(?:[\s_-]?placeholder)?$/i;
const emptyGuid = /^([0-9a-fx])\1{7}-(?:\1{4}-){3}\1{12}$/i;

/** Whether the text stands for a value instead of being one. */
export function isPlaceholder(text: string): boolean {
  const trimmed = text.trim();
  return (
    missingValue.test(trimmed) ||
    brackets.test(trimmed) ||
    invitation.test(trimmed) ||
    nameOfSetting.test(trimmed) ||
    emptyGuid.test(trimmed)
  );
}
