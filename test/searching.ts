// What a recorded history holds, for tests that search it.

/** All strings and payload bytes of a history, as text. */
export function everythingIn(value: unknown): string {
  if (typeof value === 'string') return value;
  if (value instanceof Uint8Array) return Buffer.from(value).toString('utf8');
  if (value === null || typeof value !== 'object') return '';
  return Object.values(value).map(everythingIn).join('\n');
}
