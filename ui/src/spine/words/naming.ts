// Codes of the server under the names a person reads.
import { useMemo } from "react";
import { useMeta } from "../../api/queries";
import type { Meta, Words } from "../../api/types";
import { type Language, say, useLanguage } from "./language";

export interface Naming {
  kind(kind: string): string;
  state(kind: string, state: string): string;
  /** Nothing more is expected of anybody in this state. */
  ended(kind: string, state: string): boolean;
  type(code: string): string;
  priority(code: string): string;
  channel(code: string): string;
  clock(code: string): string;
  action(kind: string, action: string): string;
}

function named(list: { code: string; words: Words }[] | undefined, code: string, language: Language): string {
  const found = list?.find((one) => one.code === code);
  return found ? say(found.words, language) : code;
}

export function naming(meta: Meta | undefined, language: Language): Naming {
  const flow = (kind: string) => meta?.flows.find((one) => one.kind === kind);
  const type = (code: string): string => {
    const own = meta?.types.find((one) => one.code === code);
    if (!own) return code;
    const top = code.includes(".") ? meta?.types.find((one) => one.code === code.split(".")[0]) : undefined;
    return top ? `${say(top, language)} · ${say(own, language)}` : say(own, language);
  };
  return {
    kind: (kind) => say(flow(kind)?.words ?? kind, language),
    state: (kind, state) => named(flow(kind)?.states, state, language),
    ended: (kind, state) => flow(kind)?.states.find((one) => one.code === state)?.phase === "ended",
    action: (kind, action) => named(flow(kind)?.actions, action, language),
    type,
    priority: (code) => named(meta?.priorities, code, language),
    channel: (code) => {
      const found = meta?.channels.find((one) => one.code === code);
      return found ? say(found, language) : code;
    },
    clock: (code) => named(meta?.clocks, code, language),
  };
}

export function useNaming(): Naming {
  const meta = useMeta();
  const language = useLanguage();
  return useMemo(() => naming(meta, language), [meta, language]);
}
