/** What a request for a purchase begins with: contract, plain digits of credits, the day on which they are wanted. */
export type RequestPreset = {
  readonly contract?: string | undefined;
  readonly credits?: string | undefined;
  readonly unit?: string | undefined;
  readonly wantedBy?: string | undefined;
};

const REQUEST = ":request";
/** The page that records credits of a cloud service. */
export const CLOUD_SERVICE = ":cloud-service";
/** The page that records credits that the firm has already. */
export const HELD = ":held";

/** Whether a key opens the list itself, such as the advice at its head. */
export function isList(key: string): boolean {
  return key === "" || key === "advice";
}

/** The key under which the screen Purchases opens a new request that begins with these values. */
export function requestKey(preset: RequestPreset = {}): string {
  const given = Object.entries(preset).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return given.length === 0 ? REQUEST : `${REQUEST}?${new URLSearchParams(given)}`;
}

/** What such a key begins the request with; nothing where the key is of something else, such as a pool. */
export function requestPreset(key: string): RequestPreset | undefined {
  if (key === REQUEST) return {};
  return key.startsWith(`${REQUEST}?`)
    ? Object.fromEntries(new URLSearchParams(key.slice(REQUEST.length + 1)))
    : undefined;
}
