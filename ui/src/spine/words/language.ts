// Two languages, Chinese first. The server's words come in both; the screen's own stand in src/words.
import i18next from "i18next";
import { useCallback } from "react";
import { initReactI18next, useTranslation } from "react-i18next";
import type { Words } from "../../api/types";
import { en } from "../../words/en";
import { zh } from "../../words/zh";

export type Language = "zh" | "en";
const KEPT = "shouwen.language";

function remembered(): Language {
  const kept = localStorage.getItem(KEPT);
  return kept === "en" ? "en" : "zh";
}

export function startWords(): void {
  const lng = remembered();
  i18next.use(initReactI18next).init({
    lng,
    fallbackLng: "zh",
    resources: { zh: { translation: zh }, en: { translation: en } },
    interpolation: { escapeValue: false },
    keySeparator: ".",
  });
  mark(lng);
}

/** Texts of a room that most people never enter; they come with its pages. */
export function addWords(room: string, words: Record<Language, object>): void {
  for (const language of ["zh", "en"] as const)
    i18next.addResourceBundle(language, "translation", { [room]: words[language] }, true, true);
}

function mark(language: Language): void {
  document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
}

export function chooseLanguage(language: Language): void {
  localStorage.setItem(KEPT, language);
  mark(language);
  void i18next.changeLanguage(language);
}

export function useLanguage(): Language {
  return useTranslation().i18n.language === "en" ? "en" : "zh";
}

/** The screen's own texts. */
export function useTexts() {
  return useTranslation().t;
}

/** Words of the server in the language of the reader; a plain string is shown as it is. */
export function say(words: Words | string | null | undefined, language: Language): string {
  if (words === null || words === undefined) return "";
  if (typeof words === "string") return words;
  return (language === "en" ? words.en || words.zh : words.zh || words.en) ?? "";
}

export function useSay(): (words: Words | string | null | undefined) => string {
  const language = useLanguage();
  return useCallback((words) => say(words, language), [language]);
}
