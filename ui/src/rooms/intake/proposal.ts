import { useEffect, useState } from "react";
import { answer, api } from "../../api/client";
import type { Proposal } from "../../api/types";

const WAIT = 350;

/** Type and priority as the words of the customer suggest them; asked while typing, not at every key. */
export function useProposal(type: string, content: string): Proposal | null {
  const [proposal, setProposal] = useState<Proposal | null>(null);
  useEffect(() => {
    if (!type && content.trim().length < 2) {
      setProposal(null);
      return;
    }
    const stop = new AbortController();
    const timer = window.setTimeout(() => {
      const body = { type: type || undefined, content };
      answer(api.POST("/api/requests/propose", { body, signal: stop.signal }))
        .then((proposed) => setProposal(proposed.proposal))
        .catch(() => {
          // A proposal that does not come does not hold up the intake.
        });
    }, WAIT);
    return () => {
      window.clearTimeout(timer);
      stop.abort();
    };
  }, [type, content]);
  return proposal;
}
