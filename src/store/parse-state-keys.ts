/** Parses keys of 32 bytes in hex or base64, separated by commas or white space; null where one is anything else. */
export function parseStateKeys(text: string): readonly Buffer[] | null {
  const parts = text.split(/[\s,]+/).filter((part) => part !== '');
  const keys = parts.map(parseKey).filter((key) => key !== null);
  return keys.length > 0 && keys.length === parts.length ? keys : null;
}

function parseKey(part: string): Buffer | null {
  if (/^[0-9a-f]{64}$/i.test(part)) return Buffer.from(part, 'hex');
  // 43 digits carry 32 bytes; Node reads both alphabets of base64.
  return /^[A-Za-z0-9+/_-]{43}=?$/.test(part) ? Buffer.from(part, 'base64') : null;
}
