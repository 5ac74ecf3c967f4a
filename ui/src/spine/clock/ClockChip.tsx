import { Popover } from "antd";
import { useState } from "react";
import type { Clock } from "../../api/types";
import { useLanguage, useSay, useTexts } from "../words/language";
import { colourIcon } from "./Countdown";
import { ExplainPanel } from "./ExplainPanel";
import { shortTime } from "./moment";
import { useNow } from "./now";
import { clockText } from "./text";

/** A clock that explains itself: press it and the derivation of its due time is drawn. `round`: of which one it is, where
 * the matter has several. */
export function ClockChip({ clock, round }: { clock: Clock; round?: boolean }) {
  const t = useTexts();
  const say = useSay();
  const now = useNow();
  const [open, setOpen] = useState(false);
  const language = useLanguage();
  const text = clockText(clock, now, t, language);
  const late = clock.state === "running" && clock.due_at !== null && clock.due_at < now;
  const colour = late || clock.kept === false ? "red" : clock.state === "stopped" ? "done" : clock.colour;
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      trigger="click"
      placement="bottomLeft"
      destroyOnHidden
      content={<ExplainPanel href={clock.explain_href} clock={clock} />}
    >
      <button
        type="button"
        className={`clock-chip colour-${colour}`}
        aria-expanded={open}
        aria-haspopup="dialog"
        title={t("clock.why")}
        onKeyDown={(event) => {
          if (event.key === "Escape") setOpen(false);
        }}
      >
        <span aria-hidden="true" className="clock-icon">
          {colourIcon(colour)}
        </span>
        <span className="clock-name">{say(clock.words) || clock.code}</span>
        {round && <span className="clock-flag">{t("clock.round", { n: clock.round })}</span>}
        <span className="clock-text figures">{text}</span>
        {clock.due_at !== null && clock.state !== "stopped" && (
          <span className="clock-due figures">{t("clock.due", { at: shortTime(clock.due_at, now) })}</span>
        )}
        {clock.provisional && <span className="clock-flag">{t("clock.provisional")}</span>}
        {clock.unannounced.length > 0 && <span className="clock-flag">{t("clock.unannouncedShort")}</span>}
      </button>
    </Popover>
  );
}
