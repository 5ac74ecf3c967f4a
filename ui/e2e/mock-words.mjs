// Words of the mock that the real server takes from its tables.
import { types } from "./mock-data.mjs";

export const CARE = {
  hearing: { zh: "听力障碍", en: "hard of hearing" },
  alone: { zh: "独居老人", en: "lives alone" },
};

export const KINDS = {
  ".js": "text/javascript",
  ".css": "text/css",
  ".html": "text/html; charset=utf-8",
  ".svg": "image/svg+xml",
  ".json": "application/json",
};

/** Type and priority by what was said. */
export function propose({ type, content = "" }) {
  const heard = types
    .flatMap((t) => t.keywords.map((k) => [t, k]))
    .filter(([, k]) => content.includes(k))
    .sort((a, b) => a[0].default_priority.localeCompare(b[0].default_priority))[0];
  const chosen = types.find((t) => t.code === type);
  if (heard && (!chosen || heard[0].default_priority < chosen.default_priority))
    return {
      type: heard[0].code,
      priority: heard[0].default_priority,
      reason: {
        zh: `内容含“${heard[1]}”，建议按“${heard[0].zh}”受理`,
        en: `the text contains "${heard[1]}", which suggests ${heard[0].en}`,
      },
    };
  return chosen
    ? {
        type: chosen.code,
        priority: chosen.default_priority,
        reason: { zh: `“${chosen.zh}”的默认优先级`, en: `default priority of ${chosen.en}` },
      }
    : null;
}
