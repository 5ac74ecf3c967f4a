import { DownOutlined } from "@ant-design/icons";
import { Button, Popover } from "antd";
import { useState } from "react";
import type { Offer } from "../../api/types";
import { ReleaseWay } from "../../spine/problem/ReleaseWay";
import { useSay, useTexts } from "../../spine/words/language";

/** What moves a matter on stands first; everything else is one press away. */
const LEADING = [
  "ack",
  "leader_ack",
  "send_crew",
  "depart",
  "arrive",
  "control",
  "repair",
  "restore",
  "cut_off",
  "approve",
  "submit",
  "revise",
  "log",
  "publish",
  "announce",
  "begin",
  "restore_points",
  "extend",
  "retest",
  "stand_down",
  "report_authority",
  "review",
  "confirm",
  "dispatch",
  "rule",
  "accept",
  "reject",
  "bind",
  "offer_again",
  "hold",
  "decide",
  "tick_off",
  "finish",
  "answer",
  "reach",
  "start",
  "hold_event",
  "put_up",
  "attempt",
  "take",
  "complete",
  "raise_issue",
  "no_answer",
  "confirmed",
  "not_solved",
  "check",
  "claim",
  "promise",
  "contact",
  "hand_over",
  "create_order",
  "register_complaint",
  "reopen",
  "emergency",
  "reassign",
  "edit",
];

/** A form that can supply what the refusal misses stays open to be filled; the server decides. */
function openable(offer: Offer): boolean {
  return offer.allowed || (offer.action === "confirm" && offer.refusal?.code === "required_fields");
}

export function ordered(offers: Offer[]): { leading: Offer[]; rest: Offer[] } {
  const rank = (offer: Offer) => {
    const at = LEADING.indexOf(offer.action);
    return at < 0 ? LEADING.length : at;
  };
  // A release is asked for where something is refused.
  const sorted = offers
    .filter((one) => one.action !== "ask_release")
    .sort((a, b) => Number(openable(b)) - Number(openable(a)) || rank(a) - rank(b));
  const leading = sorted.filter((one) => rank(one) < LEADING.length && !one.grave && openable(one));
  // A blocked step that people look for says why it is blocked instead of being absent.
  const blocked = sorted.filter((one) => rank(one) < LEADING.length && !openable(one)).slice(0, 2);
  const shown = [...leading.slice(0, 6), ...blocked];
  const graveFirst = sorted.filter((one) => one.grave && one.allowed && rank(one) < LEADING.length);
  const first = [...graveFirst, ...shown];
  return { leading: first, rest: sorted.filter((one) => !first.includes(one)) };
}

interface Props {
  offers: Offer[];
  onOpen: (offer: Offer) => void;
  /** For actions that ask nothing. */
  onAct: (offer: Offer) => void;
  busy: boolean;
  current: string | undefined;
}

export function ActionBar({ offers, onOpen, onAct, busy, current }: Props) {
  const t = useTexts();
  const say = useSay();
  const [more, setMore] = useState(false);
  const { leading, rest } = ordered(offers);

  function choose(offer: Offer) {
    setMore(false);
    // What is grave is confirmed in the drawer even when it asks nothing.
    if (offer.form.length > 0 || offer.grave || offer.warnings.length > 0) onOpen(offer);
    else onAct(offer);
  }

  if (offers.length === 0) return null;
  return (
    <section className="action-bar" aria-label={t("record.actions")}>
      {leading.map((offer, index) =>
        openable(offer) ? (
          <Button
            key={offer.action}
            type={index === 0 ? "primary" : "default"}
            danger={offer.grave}
            loading={busy && offer.form.length === 0}
            aria-pressed={current === offer.action}
            title={say(offer.allowed ? offer.about : offer.refusal)}
            data-action={offer.action}
            onClick={() => choose(offer)}
          >
            {say(offer.words)}
          </Button>
        ) : (
          <Blocked key={offer.action} offer={offer} />
        ),
      )}
      {rest.length > 0 && (
        <Popover
          open={more}
          onOpenChange={setMore}
          trigger="click"
          placement="bottomLeft"
          rootClassName="action-popover"
          content={
            <ul className="action-list">
              {rest.map((offer) => (
                <li key={offer.action}>
                  <button
                    type="button"
                    data-action={offer.action}
                    aria-disabled={!offer.allowed}
                    className={offer.grave ? "grave" : ""}
                    onClick={() => offer.allowed && choose(offer)}
                  >
                    <span className="action-name">
                      {!offer.allowed && <span aria-hidden="true">⊘ </span>}
                      {say(offer.words)}
                    </span>
                    <span className="action-about">
                      {offer.allowed
                        ? say(offer.about)
                        : offer.refusal
                          ? say(offer.refusal)
                          : t("record.blocked")}
                      {!offer.allowed && offer.refusal?.clause && (
                        <small className="clause"> {offer.refusal.clause}</small>
                      )}
                    </span>
                  </button>
                  <ReleaseWay release={offer.refusal?.release} from={offer.action} />
                </li>
              ))}
            </ul>
          }
        >
          <Button icon={<DownOutlined />} iconPlacement="end" aria-expanded={more}>
            {t("record.more")}
          </Button>
        </Popover>
      )}
    </section>
  );
}

/** Cannot be done now: stays in the tab order and says why. */
function Blocked({ offer }: { offer: Offer }) {
  const t = useTexts();
  const say = useSay();
  const id = `blocked-${offer.action}`;
  const reason = offer.refusal ? say(offer.refusal) : t("record.blocked");
  return (
    <Popover
      trigger={["hover", "focus", "click"]}
      placement="bottom"
      content={
        <div className="reason">
          <p>{reason}</p>
          {offer.refusal?.clause && (
            <small className="clause">{t("problem.clause", { clause: offer.refusal.clause })}</small>
          )}
          <ReleaseWay release={offer.refusal?.release} from={offer.action} />
        </div>
      }
    >
      <button
        type="button"
        className="blocked"
        aria-disabled="true"
        aria-describedby={id}
        data-action={offer.action}
      >
        <span aria-hidden="true">⊘ </span>
        {say(offer.words)}
        <span id={id} className="unseen">
          {reason}
        </span>
      </button>
    </Popover>
  );
}
