// Asking this browser to take notices, and what it says of itself.

/** Why a browser does not take notices. */
export type Refused = "unsupported" | "denied";

function bytes(key: string): Uint8Array<ArrayBuffer> {
  const text = atob(key.replace(/-/g, "+").replace(/_/g, "/"));
  return Uint8Array.from(text, (char) => char.charCodeAt(0));
}

export function takesPush(): boolean {
  return "serviceWorker" in navigator && "PushManager" in window && "Notification" in window;
}

/** A name by which its owner knows the browser again. */
export function browserName(agent: string): string {
  const systems: [RegExp, string][] = [
    [/Android/, "Android"],
    [/iPhone|iPad/, "iOS"],
    [/Windows/, "Windows"],
    [/Mac OS/, "macOS"],
    [/Linux/, "Linux"],
  ];
  const names: [RegExp, string][] = [
    [/Edg\//, "Edge"],
    [/Firefox\//, "Firefox"],
    [/Chrome\//, "Chrome"],
    [/Safari\//, "Safari"],
  ];
  const of = (list: [RegExp, string][]) => list.find(([pattern]) => pattern.test(agent))?.[1];
  return [of(names), of(systems)].filter(Boolean).join(" · ") || "?";
}

export interface Subscribed {
  endpoint: string;
  p256dh: string;
  auth: string;
  name: string;
}

/** Asks the person and the browser; the address and the keys, or why not. */
export async function subscribe(key: string): Promise<Subscribed | Refused> {
  if (!takesPush()) return "unsupported";
  if ((await Notification.requestPermission()) !== "granted") return "denied";
  await navigator.serviceWorker.register("/push.js");
  const worker = await navigator.serviceWorker.ready;
  const made = await worker.pushManager.subscribe({
    userVisibleOnly: true,
    applicationServerKey: bytes(key),
  });
  const { endpoint, keys } = made.toJSON();
  if (!endpoint || !keys?.p256dh || !keys.auth) return "unsupported";
  return { endpoint, p256dh: keys.p256dh, auth: keys.auth, name: browserName(navigator.userAgent) };
}
