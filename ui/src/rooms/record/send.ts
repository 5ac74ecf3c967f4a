// Sending an act: the version that was seen, one key for one body, and the answer put into its place.
import { useNavigate } from "@tanstack/react-router";
import { useRef, useState } from "react";
import { asProblem, newKey, type Problem, act as send } from "../../api/client";
import { freshPage, queryClient, recordQuery } from "../../api/queries";
import type { Offer, Page } from "../../api/types";
import { tell } from "../../spine/problem/toast";
import { say, useLanguage, useTexts } from "../../spine/words/language";

/** `onGone`: what to do when the record left the reader's scope by the act; a record page goes back to the queue. */
export function useSend(id: string, onGone?: () => void) {
  const t = useTexts();
  const navigate = useNavigate();
  const language = useLanguage();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const last = useRef({ text: "", key: "" });

  async function act(
    offer: Pick<Offer, "action" | "href" | "words">,
    body: Record<string, unknown>,
    version: number | null,
  ): Promise<boolean> {
    const text = JSON.stringify([offer.action, body, version]);
    // The same body sent again after a lost answer must not act twice.
    if (last.current.text !== text) last.current = { text, key: newKey() };
    setBusy(true);
    setProblem(null);
    try {
      const page = await send(offer.href, body, version, last.current.key);
      if ("gone" in page) {
        tell(t("record.movedAway", { action: say(offer.words, language), number: page.record.number }));
        queryClient.removeQueries({ queryKey: ["record", id] });
        void queryClient.invalidateQueries({ queryKey: ["queue"] });
        void queryClient.invalidateQueries({ queryKey: ["board"] });
        if (onGone) onGone();
        else await navigate({ to: "/queue", search: {} });
        return true;
      }
      if (page.record.id === id) queryClient.setQueryData(recordQuery(id).queryKey, page);
      else await queryClient.invalidateQueries({ queryKey: ["record", id] });
      void queryClient.invalidateQueries({ queryKey: ["queue"] });
      void queryClient.invalidateQueries({ queryKey: ["timeline", id] });
      void queryClient.invalidateQueries({ queryKey: ["explain"] });
      void queryClient.invalidateQueries({ queryKey: ["board"] });
      void queryClient.invalidateQueries({ queryKey: ["candidates"] });
      tell(t("record.acted", { action: say(offer.words, language) }));
      return true;
    } catch (error) {
      setProblem(asProblem(error));
      return false;
    } finally {
      setBusy(false);
    }
  }

  /**
   * Reads the record anew; nothing when it cannot be read, which its page then says. Until it is there what was said
   * stands, so that nothing is sent meanwhile from what is known to be out of date.
   */
  async function reload(): Promise<Page | null> {
    setBusy(true);
    const newer = await freshPage(id).catch(() => null);
    setBusy(false);
    if (newer) setProblem(null);
    return newer;
  }

  return { act, busy, problem, reload, clear: () => setProblem(null) };
}
