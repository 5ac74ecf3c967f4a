// Server-sent pings: what changed is read again at most every two seconds, and only while somebody looks.
import { useEffect, useSyncExternalStore } from "react";

export type LiveState = "live" | "connecting" | "off";

interface Listener {
  topic: string;
  ping: () => void;
  due: number;
  timer?: number;
  missed: boolean;
}

const EVERY = 2000;
const JITTER = 600;
const SLOW = 30_000;

const listeners = new Set<Listener>();
const watchers = new Set<() => void>();
let source: EventSource | undefined;
let topics = "";
let state: LiveState = "off";
let rebuild: number | undefined;
let slow: number | undefined;

function become(next: LiveState): void {
  if (state === next) return;
  state = next;
  for (const watcher of watchers) watcher();
}

function fire(listener: Listener): void {
  if (document.visibilityState !== "visible") {
    listener.missed = true;
    return;
  }
  if (listener.timer !== undefined) return;
  const wait = Math.max(0, listener.due - Date.now()) + Math.random() * JITTER;
  listener.timer = window.setTimeout(() => {
    listener.timer = undefined;
    listener.missed = false;
    listener.due = Date.now() + EVERY;
    listener.ping();
  }, wait);
}

function heard(topic: string): void {
  for (const listener of listeners) if (listener.topic === topic) fire(listener);
}

function connect(): void {
  rebuild = undefined;
  const wanted = [...new Set([...listeners].map((one) => one.topic))].sort().join(",");
  if (wanted === topics && source && source.readyState !== EventSource.CLOSED) return;
  source?.close();
  source = undefined;
  topics = wanted;
  if (!wanted) {
    become("off");
    return;
  }
  become("connecting");
  const opened = new EventSource(`/api/live?topics=${encodeURIComponent(wanted)}`);
  source = opened;
  opened.onopen = () => become("live");
  opened.onerror = () => {
    if (source !== opened) return;
    become("connecting");
    // The browser tries again by itself unless the server refused; then look again after a while.
    if (opened.readyState === EventSource.CLOSED) rebuildSoon(SLOW / 3);
  };
  opened.addEventListener("ping", (event) => {
    try {
      heard((JSON.parse((event as MessageEvent<string>).data) as { topic: string }).topic);
    } catch {
      // A ping that cannot be read says nothing.
    }
  });
}

function rebuildSoon(after = 50): void {
  if (rebuild !== undefined) window.clearTimeout(rebuild);
  rebuild = window.setTimeout(connect, after);
}

function start(): void {
  if (slow !== undefined) return;
  // Without a connection everything on show is read again now and then.
  slow = window.setInterval(() => {
    if (state !== "live") for (const listener of listeners) fire(listener);
  }, SLOW);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState !== "visible") return;
    for (const listener of listeners) if (listener.missed) fire(listener);
  });
}

/** Calls `ping` when the topic changed. */
export function useLive(topic: string | null, ping: () => void): void {
  useEffect(() => {
    if (!topic || typeof EventSource === "undefined") return;
    start();
    const listener: Listener = { topic, ping, due: 0, missed: false };
    listeners.add(listener);
    rebuildSoon();
    return () => {
      if (listener.timer !== undefined) window.clearTimeout(listener.timer);
      listeners.delete(listener);
      rebuildSoon();
    };
  }, [topic, ping]);
}

export function useLiveState(): LiveState {
  return useSyncExternalStore(
    (watcher) => {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    () => state,
  );
}
