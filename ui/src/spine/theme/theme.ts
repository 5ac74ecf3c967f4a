// Light and dark: one accent colour, tokens of antd, and the same values as CSS variables on <body class="shouwen">.
import { theme as antd, type ThemeConfig } from "antd";
import { useSyncExternalStore } from "react";

export type Choice = "light" | "dark" | "system";
const KEPT = "shouwen.theme";
const wide = window.matchMedia?.("(prefers-color-scheme: dark)");
const still = window.matchMedia?.("(prefers-reduced-motion: reduce)").matches ?? false;
const watchers = new Set<() => void>();

let choice: Choice = remembered();

function remembered(): Choice {
  const kept = localStorage.getItem(KEPT);
  return kept === "light" || kept === "dark" ? kept : "system";
}

function isDark(): boolean {
  return choice === "dark" || (choice === "system" && (wide?.matches ?? false));
}

function apply(): void {
  document.documentElement.dataset.theme = isDark() ? "dark" : "light";
  for (const watcher of watchers) watcher();
}

export function startTheme(): void {
  wide?.addEventListener("change", apply);
  apply();
}

export function chooseTheme(next: Choice): void {
  choice = next;
  if (next === "system") localStorage.removeItem(KEPT);
  else localStorage.setItem(KEPT, next);
  apply();
}

function subscribe(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

export function useThemeChoice(): Choice {
  return useSyncExternalStore(subscribe, () => choice);
}

export function useDark(): boolean {
  return useSyncExternalStore(subscribe, isDark);
}

const FONT =
  '"PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", "Segoe UI", system-ui, sans-serif';

export function themeConfig(dark: boolean): ThemeConfig {
  return {
    algorithm: dark ? antd.darkAlgorithm : antd.defaultAlgorithm,
    cssVar: { key: "shouwen", prefix: "ant" },
    hashed: false,
    token: {
      fontFamily: FONT,
      fontSize: 14,
      borderRadius: 6,
      wireframe: false,
      motionDurationMid: "0.12s",
      motionDurationSlow: "0.16s",
      // Whoever asked the system for less motion waits for none.
      motion: !still,
      ...(dark
        ? {
            colorPrimary: "#4fb6d6",
            colorInfo: "#4fb6d6",
            colorInfoBg: "#152b33",
            colorInfoBorder: "#2c5563",
            colorLink: "#6cc5e0",
            colorLinkHover: "#8fd6ea",
            colorTextBase: "#eef2f4",
            colorBgContainer: "#1c2327",
            colorBgElevated: "#1e262b",
            colorBgLayout: "#101417",
            colorBorder: "#47545c",
            colorBorderSecondary: "#2e373d",
            colorFillAlter: "#232b30",
            colorError: "#ff7a75",
            colorTextPlaceholder: "#93a0a8",
            colorTextDescription: "#a9b4bb",
            colorTextSecondary: "#b7c1c7",
            colorTextTertiary: "#a3aeb5",
          }
        : {
            colorPrimary: "#0f6580",
            colorInfo: "#0f6580",
            colorInfoBg: "#e8f3f6",
            colorInfoBorder: "#b3d3dc",
            colorLink: "#0b5c76",
            colorLinkHover: "#0f6580",
            colorTextBase: "#16212a",
            colorBgLayout: "#f3f5f7",
            colorError: "#b42318",
            colorTextPlaceholder: "#697580",
            colorTextDescription: "#56626c",
            colorTextSecondary: "#46525c",
            colorTextTertiary: "#5d6973",
          }),
    },
    components: {
      Button: dark
        ? { primaryColor: "#06212b", dangerColor: "#2b0705", fontWeight: 500, primaryShadow: "none" }
        : { fontWeight: 500, primaryShadow: "none", defaultShadow: "none" },
      Drawer: { paddingLG: 20 },
    },
  };
}

/** The nonce the server put into index.html for this answer; undefined while developing. */
export function styleNonce(): string | undefined {
  const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content;
  return nonce && !nonce.startsWith("__") ? nonce : undefined;
}
