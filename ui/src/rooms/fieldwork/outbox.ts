// A step that was sent and not answered. It is kept on the device with its key, its body and the version it was meant for,
// so that sending it again, even after a reload, acts once: the server answers a known key with what it did.
import { useNavigate } from "@tanstack/react-router";
import { useCallback, useState } from "react";
import { asProblem, newKey, type Problem, act as send } from "../../api/client";
import { queryClient, recordQuery, sessionQuery } from "../../api/queries";
import type { Offer, Words } from "../../api/types";
import { forgetDraft, readDraft, writeDraft } from "../../spine/form/draft";
import { tell } from "../../spine/problem/toast";
import { say, useLanguage, useTexts } from "../../spine/words/language";

export interface Pending {
  action: string;
  words: Words;
  href: string;
  body: Record<string, unknown>;
  version: number;
  key: string;
  at: number;
}

/**
 * Refusals that settle what was sent: a step done before is answered with what it did, so nothing was. Anything else (no
 * answer, a session that ended underground, a server in trouble) says nothing of the first sending.
 */
const SETTLED = [400, 404, 409, 410, 412, 413, 415, 422];

/** What is kept on the device belongs to a person: who signs in next does not send it. */
export function placeOf(record: string, what: string): string {
  return `field.${queryClient.getQueryData(sessionQuery.queryKey)?.person.id ?? ""}.${record}.${what}`;
}

const place = (record: string) => placeOf(record, "sent");

export function pendingOf(record: string, store: Storage = localStorage): Pending | null {
  return readDraft<Pending>(place(record), store);
}

/** The entry to send: the one that is kept, as long as it is word for word the same. */
export function entryOf(
  kept: Pending | null,
  offer: Offer,
  body: Record<string, unknown>,
  version: number,
): Pending {
  const same =
    kept &&
    kept.action === offer.action &&
    kept.href === offer.href &&
    JSON.stringify(kept.body) === JSON.stringify(body);
  if (same) return kept;
  return {
    action: offer.action,
    words: offer.words,
    href: offer.href,
    body,
    version,
    key: newKey(),
    at: Date.now(),
  };
}

export function useOutbox(record: string) {
  const t = useTexts();
  const navigate = useNavigate();
  const language = useLanguage();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [pending, setPending] = useState<Pending | null>(() => pendingOf(record));

  const keep = useCallback(
    (entry: Pending | null) => {
      setPending(entry);
      if (entry) writeDraft(place(record), entry, localStorage);
      else forgetDraft(place(record), localStorage);
    },
    [record],
  );

  async function post(entry: Pending): Promise<boolean> {
    setBusy(true);
    setProblem(null);
    // Kept before it is sent: a phone that dies in between knows of it afterwards.
    keep(entry);
    try {
      const page = await send(entry.href, entry.body, entry.version, entry.key);
      keep(null);
      void queryClient.invalidateQueries({ queryKey: ["field"] });
      void queryClient.invalidateQueries({ queryKey: ["queue"] });
      void queryClient.invalidateQueries({ queryKey: ["timeline", record] });
      void queryClient.invalidateQueries({ queryKey: ["explain"] });
      if ("gone" in page) {
        tell(t("record.movedAway", { action: say(entry.words, language), number: page.record.number }));
        queryClient.removeQueries({ queryKey: ["record", record] });
        await navigate({ to: "/field" });
        return true;
      }
      queryClient.setQueryData(recordQuery(record).queryKey, page);
      tell(t("record.acted", { action: say(entry.words, language) }));
      return true;
    } catch (error) {
      const failure = asProblem(error);
      setProblem(failure);
      if (SETTLED.includes(failure.status)) keep(null);
      return false;
    } finally {
      setBusy(false);
    }
  }

  return {
    busy,
    problem,
    pending,
    act: (offer: Offer, body: Record<string, unknown>, version: number) =>
      post(entryOf(pending, offer, body, version)),
    again: () => (pending ? post(pending) : Promise.resolve(false)),
    drop: () => keep(null),
    clear: () => setProblem(null),
  };
}
