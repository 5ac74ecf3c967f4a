import { Button } from "antd";
import type { Proposal } from "../../api/types";
import { useSay, useTexts } from "../../spine/words/language";
import { useNaming } from "../../spine/words/naming";
import { PriorityTag } from "../queues/PriorityTag";

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
