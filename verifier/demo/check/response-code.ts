/** The code behind the `#`, where servers do not see it; taken out of the address at once. */
export function takeResponseCode(): string | undefined {
  const code = new URLSearchParams(location.hash.slice(1)).get('response_code') ?? undefined;
  if (code !== undefined) history.replaceState(null, '', location.pathname);
  return code;
}
