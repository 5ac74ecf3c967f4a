// The audible alarm of the duty board (EMG-15): a tone as long as a post has nobody, silenced for minutes by who sits there.
// The red stays. A browser plays nothing before somebody has touched the page; then it says so.
import { useEffect, useState } from "react";
import { serverNow } from "../../spine/clock/now";

const EVERY = 3_000;

let context: AudioContext | undefined;

function audio(): AudioContext | undefined {
  if (typeof AudioContext === "undefined") return undefined;
  context ??= new AudioContext();
  return context;
}

/** Two tones of a siren, 880 and 660 Hz. */
function sound(): boolean {
  const on = audio();
  if (!on) return false;
  if (on.state === "suspended") {
    void on.resume();
    return false;
  }
  const gain = on.createGain();
  gain.connect(on.destination);
  for (const [at, pitch] of [
    [0, 880],
    [0.35, 660],
    [0.7, 880],
  ] as const) {
    const tone = on.createOscillator();
    tone.type = "square";
    tone.frequency.value = pitch;
    tone.connect(gain);
    tone.start(on.currentTime + at);
    tone.stop(on.currentTime + at + 0.3);
  }
  gain.gain.setValueAtTime(0.12, on.currentTime);
  gain.gain.setValueAtTime(0, on.currentTime + 1.05);
  return true;
}

const keyOf = (login: string) => `duty.silent.${login}`;

export function silentUntil(login: string): number {
  return Number(localStorage.getItem(keyOf(login)) ?? 0) || 0;
}

export interface Alarm {
  /** Until when it is silenced; 0: it is not. */
  silent: number;
  /** The browser does not play before the page is touched. */
  blocked: boolean;
  silence: (minutes: number) => void;
}

export function useAlarm(login: string, rings: boolean): Alarm {
  const [silent, setSilent] = useState(() => silentUntil(login));
  const [blocked, setBlocked] = useState(false);
  useEffect(() => {
    if (!rings) return;
    const turn = () => {
      const until = silentUntil(login);
      if (until > serverNow()) return;
      setSilent(0);
      setBlocked(!sound());
    };
    turn();
    const timer = window.setInterval(turn, EVERY);
    return () => window.clearInterval(timer);
  }, [login, rings]);
  function silence(minutes: number) {
    const until = minutes === 0 ? 0 : serverNow() + minutes * 60_000;
    localStorage.setItem(keyOf(login), String(until));
    setSilent(until);
  }
  return { silent: silent > serverNow() ? silent : 0, blocked: blocked && rings, silence };
}
