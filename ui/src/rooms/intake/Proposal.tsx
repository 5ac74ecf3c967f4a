import { Button } from "antd";
import { useEffect, useState } from "react";
import { answer, api } from "../../api/client";
import type { Proposal } from "../../api/types";
import { useSay, useTexts } from "../../spine/words/language";
import { useNaming } from "../../spine/words/naming";
import { PriorityTag } from "../queues/PriorityTag";

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

interface Props {
  proposal: Proposal | null;
  type: string;
  priority: string;
  onTake: (next: { type?: string; priority?: string }) => void;
}

export function ProposalLine({ proposal, type, priority, onTake }: Props) {
  const t = useTexts();
  const say = useSay();
  const naming = useNaming();
  if (!proposal) return <p className="proposal quiet">{t("intake.noProposal")}</p>;
  const differs =
    (proposal.type !== null && proposal.type !== type) || (priority !== "" && proposal.priority !== priority);
  return (
    <p className={`proposal ${proposal.priority === "P0" ? "proposal-urgent" : ""}`} aria-live="polite">
      <PriorityTag code={proposal.priority} long />
      {proposal.type && <strong>{naming.type(proposal.type)}</strong>}
      <span>{say(proposal.reason)}</span>
      {differs && (
        <Button
          size="small"
          onClick={() =>
            onTake({
              ...(proposal.type ? { type: proposal.type } : {}),
              priority: proposal.priority,
            })
          }
        >
          {t("intake.take")}
        </Button>
      )}
    </p>
  );
}
